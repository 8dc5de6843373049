/* SPDX-License-Identifier: Apache-2.0 */
/* The contact form of a single-page application, without a framework: asks the API what to ask, shows it, sends the
   answers. The same file serves a static site at another origin; then data-contact-api names the application. */
'use strict';

const place = document.querySelector('[data-contact-api]');
const api = new URL(place.dataset.contactApi, location.href);
api.searchParams.set('lang', document.documentElement.lang);

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/* A worker runs from the page's own origin only. Without a proof a form is taken as well, if more slowly. */
function proofOf(challenge) {
  const { contactWorker } = place.dataset;
  if (!challenge || !contactWorker) {
    return Promise.resolve(undefined);
  }
  return new Promise((resolve) => {
    const worker = new Worker(contactWorker);
    const end = (solution) => {
      worker.terminate();
      resolve(solution ? btoa(JSON.stringify({ challenge, solution })) : undefined);
    };
    worker.onmessage = ({ data }) => end(data);
    worker.onerror = () => end(null);
    worker.postMessage(challenge.parameters);
  });
}

function choice(field, id, type, option, number) {
  const own = number ? `${id}-${number + 1}` : id;
  const tick = { class: 'cf-tick', id: own, name: field.name, type, value: option.value };
  const required = type === 'radio' && field.required;
  return element('div', { class: 'cf-option' },
    element('input', { ...tick, required }), element('label', { for: own }, option.label));
}

function control(field, texts, id, hint) {
  const common = {
    class: 'cf-input', id, name: field.name, dir: 'auto', required: field.required, maxlength: field.maxLength,
    autocomplete: field.autocomplete || undefined, 'aria-describedby': hint && `${id}-hint`,
  };
  switch (field.type) {
    case 'textarea':
      return element('textarea', { ...common, rows: 8 });
    case 'select':
      return element('select', common, element('option', { value: '' }, field.required ? texts.choose : texts.noAnswer),
        ...field.options.map((option) => element('option', { value: option.value }, option.label)));
    case 'email': // an input of type email refuses addresses that are good
      return element('input', { ...common, type: 'text', inputmode: 'email', autocapitalize: 'none', spellcheck: 'false' });
    default:
      return element('input', { ...common, type: field.type });
  }
}

function shown(field, texts) {
  const id = `cf-${field.name}`;
  const words = [field.label];
  if (!field.required) {
    words.push(' ', element('span', { class: 'cf-optional' }, texts.optional));
  }
  const hint = field.hint && element('p', { class: 'cf-hint', id: `${id}-hint` }, field.hint);
  if (field.type === 'checkbox') {
    return element('div', { class: 'cf-field' }, hint, choice(field, id, 'checkbox', { value: 'true', label: field.label }, 0));
  }
  if (field.type === 'radio' || field.type === 'checkboxes') {
    const type = field.type === 'radio' ? 'radio' : 'checkbox';
    return element('fieldset', { class: 'cf-field cf-group', 'aria-describedby': hint && `${id}-hint` },
      element('legend', { class: 'cf-label' }, ...words), hint,
      ...field.options.map((option, number) => choice(field, id, type, option, number)));
  }
  return element('div', { class: 'cf-field' },
    element('label', { class: 'cf-label', for: id }, ...words), hint, control(field, texts, id, hint));
}

function notice({ title, summary, link, url }) {
  return element('section', { class: 'cf-short', 'aria-labelledby': 'cf-short' },
    element('h2', { class: 'cf-short-title', id: 'cf-short' }, title),
    element('dl', {}, ...summary.map(({ term, text }) => element('div', {}, element('dt', {}, term), element('dd', {}, text)))),
    element('p', { class: 'cf-notice' }, element('a', { href: new URL(url, api) }, link)));
}

function answers(form, fields) {
  const sent = new FormData(form);
  return Object.fromEntries(fields.map(({ name, type }) => {
    const values = sent.getAll(name);
    return [name, type === 'checkboxes' ? values : type === 'checkbox' ? values.length > 0 : values[0] || ''];
  }));
}

function say(form, title, errors) {
  form.querySelectorAll('.cf-error').forEach((error) => error.remove());
  form.querySelectorAll('.cf-field-invalid').forEach((box) => box.classList.remove('cf-field-invalid'));
  form.querySelectorAll('[aria-invalid]').forEach((input) => {
    input.removeAttribute('aria-invalid');
    const hint = document.getElementById(`${input.id}-hint`);
    return hint ? input.setAttribute('aria-describedby', hint.id) : input.removeAttribute('aria-describedby');
  });
  place.querySelector('.cf-summary')?.remove();
  const lines = errors.map(({ field, message }) => {
    const input = field && document.getElementById(`cf-${field}`);
    if (!input) {
      return element('li', {}, message);
    }
    const box = input.closest('.cf-field');
    box.classList.add('cf-field-invalid');
    input.before(element('p', { class: 'cf-error', id: `${input.id}-error` }, message));
    input.setAttribute('aria-invalid', 'true');
    const hint = input.getAttribute('aria-describedby');
    input.setAttribute('aria-describedby', [`${input.id}-error`, hint].filter(Boolean).join(' '));
    return element('li', {}, element('a', { href: `#${input.id}` }, message));
  });
  const summary = element('div', { class: 'cf-summary', role: 'alert', tabindex: '-1', 'aria-labelledby': 'cf-summary-title' },
    element('h2', { class: 'cf-summary-title', id: 'cf-summary-title' }, title), element('ul', { class: 'cf-summary-list' }, ...lines));
  place.prepend(summary);
  summary.focus();
}

async function start() {
  const described = await (await fetch(api)).json();
  let { token, challenge } = described;
  let proof;
  const button = element('button', { class: 'cf-submit', type: 'submit' }, described.texts.submit);
  const form = element('form', { class: 'cf-form', lang: described.language, dir: described.direction, novalidate: true },
    ...described.fields.map((field) => shown(field, described.texts)),
    described.texts.age && element('p', { class: 'cf-age' }, described.texts.age),
    notice(described.notice), button);
  form.addEventListener('focusin', () => { proof ??= proofOf(challenge); });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    try {
      const response = await fetch(api, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ token, proof: await proof, fields: answers(form, described.fields) }),
      });
      const answer = await response.json();
      if (response.ok) {
        const reference = element('strong', { class: 'cf-reference' }, answer.reference);
        const receipt = element('p', { class: 'cf-receipt', role: 'status', tabindex: '-1' }, reference);
        place.replaceChildren(receipt);
        receipt.focus();
        return;
      }
      if (answer.token) { // what was typed stays here; the token it goes with is another one
        ({ token, challenge } = answer);
        proof = proofOf(challenge);
      }
      say(form, answer.errors.length ? described.texts.errors : answer.title,
        answer.errors.length ? answer.errors : [{ message: answer.detail }]);
    } catch (unreachable) {
      say(form, described.texts.errors, [{ message: place.dataset.contactOffline }]);
    } finally {
      button.disabled = false;
    }
  });
  place.replaceChildren(form);
}

// What the page has without a script stays where the API does not answer.
start().catch(() => {});
