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

/* The first option has the field's own id, where links of the error summary go. */
function option(field, type, { id, label, ...input }) {
  return element('div', { class: 'cf-option' },
    element('input', { class: 'cf-tick', id, name: field.name, type, ...input }), element('label', { for: id }, ...label));
}

/* Of side-by-side options one that was chosen cannot be given up again, so where none is needed there is one more. */
function group(field, texts, id) {
  const single = field.type === 'radio';
  const none = single && !field.required ? [{ value: '', label: texts.noAnswer, checked: true }] : [];
  return [...field.options, ...none].map(({ value, label, checked }, number) => option(field, single ? 'radio' : 'checkbox', {
    id: number ? `${id}-${number + 1}` : id, label: [label], value, checked, required: single && field.required,
  }));
}

function control(field, texts, id, describedBy) {
  const common = {
    class: 'cf-input', id, name: field.name, required: field.required, maxlength: field.maxLength,
    autocomplete: field.autocomplete || undefined, 'aria-describedby': describedBy,
  };
  switch (field.type) {
    case 'textarea':
      return element('textarea', { ...common, dir: 'auto', rows: 8 });
    case 'select':
      return element('select', { ...common, class: 'cf-input cf-select' },
        element('option', { value: '' }, field.required ? texts.choose : texts.noAnswer),
        ...field.options.map(({ value, label }) => element('option', { value }, label)));
    case 'email': // an input of type email refuses addresses that are good
      return element('input', { ...common, dir: 'auto', type: 'text', inputmode: 'email', autocapitalize: 'none', spellcheck: 'false' });
    default:
      return element('input', { ...common, dir: 'auto', type: field.type });
  }
}

function shown(field, texts) {
  const id = `cf-${field.name}`;
  const label = [field.label];
  if (!field.required) {
    label.push(' ', element('span', { class: 'cf-optional' }, texts.optional));
  }
  const hint = field.hint && element('p', { class: 'cf-hint', id: `${id}-hint` }, field.hint);
  const describedBy = hint && hint.id;
  switch (field.type) {
    case 'checkbox':
      return element('div', { class: 'cf-field' }, hint, option(field, 'checkbox',
        { id, label, value: 'true', required: field.required, 'aria-describedby': describedBy }));
    case 'radio':
    case 'checkboxes': {
      const role = field.type === 'radio' ? { role: 'radiogroup', 'aria-required': field.required && 'true' } : {};
      return element('fieldset', { class: 'cf-field cf-group', ...role, 'aria-describedby': describedBy },
        element('legend', { class: 'cf-label' }, ...label), hint, ...group(field, texts, id));
    }
    default:
      return element('div', { class: 'cf-field' },
        element('label', { class: 'cf-label', for: id }, ...label), hint, control(field, texts, id, describedBy));
  }
}

function notice({ title, summary, link, url, language }) {
  const alone = link.charAt(0).toLocaleUpperCase(language) + link.slice(1);
  return element('section', { class: 'cf-short', 'aria-labelledby': 'cf-short' },
    element('h2', { class: 'cf-short-title', id: 'cf-short' }, title),
    element('dl', {}, ...summary.map(({ term, text }) => element('div', {}, element('dt', {}, term), element('dd', {}, text)))),
    element('p', { class: 'cf-notice' }, element('a', { href: new URL(url, api) }, alone)));
}

function answers(form, fields) {
  const sent = new FormData(form);
  return Object.fromEntries(fields.map(({ name, type }) => {
    const values = sent.getAll(name);
    return [name, type === 'checkboxes' ? values : type === 'checkbox' ? values.length > 0 : values[0] || ''];
  }));
}

/* Of a choice the group is described and not its first option, so that all of it is heard to be wrong. */
const describedIn = (box) => (box.matches('fieldset') ? box : box.querySelector('input, textarea, select'));

/* A group of boxes has no such state of its own. */
const invalidIn = (box) => (box.matches('fieldset:not([role])') ? [...box.querySelectorAll('input')] : [describedIn(box)]);

function forget(form) {
  place.querySelector('.cf-summary')?.remove();
  form.querySelectorAll('.cf-error').forEach((error) => error.remove());
  form.querySelectorAll('.cf-field-invalid').forEach((box) => {
    box.classList.remove('cf-field-invalid');
    invalidIn(box).forEach((control) => control.removeAttribute('aria-invalid'));
    const hint = box.querySelector('.cf-hint');
    if (hint) {
      describedIn(box).setAttribute('aria-describedby', hint.id);
    } else {
      describedIn(box).removeAttribute('aria-describedby');
    }
  });
}

function mark(box, id, message) {
  if (box.matches('.cf-field-invalid')) {
    return; // the first message stands at the field, all of them in the summary
  }
  const error = element('p', { class: 'cf-error', id: `${id}-error` }, message);
  const hint = box.querySelector('.cf-hint');
  const before = hint || box.querySelector(':scope > .cf-label');
  if (before) {
    before.after(error);
  } else {
    box.prepend(error);
  }
  box.classList.add('cf-field-invalid');
  invalidIn(box).forEach((control) => control.setAttribute('aria-invalid', 'true'));
  describedIn(box).setAttribute('aria-describedby', [error, hint].filter(Boolean).map((each) => each.id).join(' '));
}

/* Far from its field, "choose one of these" could be about any. */
function line(box, message) {
  if (!box.querySelector('.cf-tick, select')) {
    return message;
  }
  const label = (box.querySelector('.cf-label') || box.querySelector('label')).firstChild.textContent;
  return `${label.trim()} – ${message}`;
}

function say(form, title, errors) {
  forget(form);
  const lines = errors.map(({ field, message }) => {
    const input = field && document.getElementById(`cf-${field}`);
    if (!input) {
      return element('li', {}, message);
    }
    const box = input.closest('.cf-field');
    mark(box, input.id, message);
    return element('li', {}, element('a', { href: `#${input.id}` }, line(box, message)));
  });
  const summary = element('div',
    { class: 'cf-summary', lang: form.lang, dir: form.dir, role: 'alert', tabindex: '-1', 'aria-labelledby': 'cf-summary-title' },
    element('h2', { class: 'cf-summary-title', id: 'cf-summary-title' }, title), element('ul', { class: 'cf-summary-list' }, ...lines));
  place.prepend(summary);
  summary.focus();
}

function thank(reference) {
  const receipt = element('p', { class: 'cf-receipt', role: 'status', tabindex: '-1' },
    element('span', { class: 'cf-receipt-label' }, place.dataset.contactReceived), ' ',
    element('strong', { class: 'cf-reference' }, element('bdi', { dir: 'ltr' }, reference)));
  place.replaceChildren(receipt);
  receipt.focus();
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
        thank(answer.reference);
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
