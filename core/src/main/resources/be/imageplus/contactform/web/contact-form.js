/* SPDX-License-Identifier: Apache-2.0 */
/* Makes a contact form quicker where scripts run: proves in the background that no robot is at work, sends without
   leaving the page, and says what is to be mended beside it. Whatever it does not expect it leaves to the form itself,
   which works without it. It keeps nothing, and asks nobody but the server that the form comes from. */
'use strict';

(() => {
  /* A page that is older was kept by somebody, and others may have its token as well. */
  const STALE_SECONDS = 10 * 60;

  const PATIENCE_MILLIS = 30 * 1000;

  /* What proxies say while the server behind them is away. */
  const AWAY = [502, 503, 504];

  const RESERVED = /^(_|lang$)/;

  /* Rejects when nothing came in time, as when there is no network. */
  async function ask(address, options) {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE_MILLIS);
    try {
      return await fetch(address, { ...options, signal: patience.signal });
    } finally {
      clearTimeout(timer);
    }
  }

  function element(name, properties, ...children) {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  }

  /* The challenge of a page and its answer; the page's own token goes with it. */
  class Proof {
    constructor(form) {
      this.form = form;
      const { cfChallengeType: type, cfChallenge: json } = form.dataset;
      this.challenge = type === 'altcha' ? JSON.parse(json) : null;
      this.answer = null;
      this.text = '';
    }

    /* The ALTCHA widget answers the challenge that the page came with, so the page's token has to stay. */
    hasWidget() {
      return this.form.querySelector('altcha-widget') !== null;
    }

    /* Once a visitor begins to fill in the form: who only reads spends nothing. */
    start() {
      if (!this.answer) {
        this.answer = this.refreshed().then(() => this.solved(), () => this.solved());
      }
      return this.answer;
    }

    /* Takes up another token and its challenge; with the notice that the page shows, since a token says which. */
    take({ token, challenge, notice }) {
      if (notice.hash !== this.form.dataset.cfNotice || this.hasWidget()) {
        return false;
      }
      this.form.elements._token.value = token;
      this.challenge = this.challenge && challenge;
      this.renew();
      this.answer = null;
      this.text = '';
      return true;
    }

    /* A widget's answer is good for one page. */
    renew() {
      if (this.form.elements._proof && window.turnstile) {
        window.turnstile.reset();
      }
    }

    /* The visitor's clock may be wrong, so where it says that the page is old, the server's is asked. */
    async refreshed() {
      const shownAt = Number(this.form.dataset.cfShownAt);
      const stale = (now) => now / 1000 - shownAt > STALE_SECONDS;
      if (stale(Date.now()) && !this.hasWidget()) {
        const fresh = await ask(apiOf(this.form));
        if (fresh.ok && stale(Date.parse(fresh.headers.get('Date')) || Date.now())) {
          const answer = this.answer;
          this.take(await fresh.json());
          this.answer = answer;
        }
      }
    }

    /* The empty text where there is nothing to prove, or no way to. */
    solved() {
      const challenge = this.challenge;
      if (!challenge || this.form.elements._proof || this.hasWidget() || !window.Worker) {
        return '';
      }
      return new Promise((resolve) => {
        const worker = new Worker(this.form.dataset.cfWorker);
        const end = (solution) => {
          worker.terminate();
          // Unless another token was taken up meanwhile.
          this.text = solution && challenge === this.challenge ? btoa(JSON.stringify({ challenge, solution })) : '';
          resolve(this.text);
        };
        worker.onmessage = ({ data }) => end(data);
        worker.onerror = () => end(null);
        worker.postMessage(challenge.parameters);
      }).catch(() => '');
    }

    /* For a form that the browser sends itself: what there is by then. */
    addTo(formData) {
      if (this.text && !formData.has('_proof')) {
        formData.set('_proof', this.text);
      }
    }

    /* A widget of the page's own comes first. */
    async value() {
      const widget = this.form.elements._proof;
      return widget ? widget.value : this.start();
    }
  }

  const languageOf = (form) => encodeURIComponent(form.elements.lang.value);

  const apiOf = (form) => `${form.dataset.cfApi}?lang=${languageOf(form)}`;

  /* What was typed and chosen, as the API takes it. */
  function fieldsOf(form) {
    const fields = {};
    for (const control of form.elements) {
      const { name, type, value, checked } = control;
      if (!name || RESERVED.test(name) || control.disabled || control.closest('altcha-widget')) {
        continue;
      }
      if (type === 'checkbox' && control.closest('.cf-group')) {
        fields[name] = (fields[name] || []).concat(checked ? [value] : []);
      } else if (type === 'checkbox') {
        fields[name] = checked;
      } else if (type !== 'radio' || checked) {
        fields[name] = value;
      }
    }
    return fields;
  }

  /* What is to be mended, in the same markup that the server has for a page without a script. */
  class Errors {
    constructor(form) {
      this.form = form;
    }

    show(errors) {
      this.clear();
      const described = errors.map((error) => ({ ...error, field: this.fieldOf(error.field) }));
      described.forEach((error) => error.field && this.mark(error.field, error.message));
      const lines = described.map((error) => element('li', {}, this.line(error, errors)));
      const summary = element(
        'div',
        { className: 'cf-summary', tabIndex: -1, lang: this.form.elements.lang.value, dir: this.form.dir },
        element('h2', {
          className: 'cf-summary-title',
          id: 'cf-summary-title',
          textContent: this.form.dataset.cfSummaryTitle,
        }),
        element('ul', { className: 'cf-summary-list' }, ...lines),
      );
      summary.setAttribute('role', 'alert');
      summary.setAttribute('aria-labelledby', 'cf-summary-title');
      this.form.before(summary);
      summary.focus();
    }

    clear() {
      document.querySelectorAll('.cf-summary').forEach((summary) => summary.remove());
      this.form.querySelectorAll('.cf-error').forEach((error) => error.remove());
      this.form.querySelectorAll('.cf-field-invalid').forEach((box) => {
        box.classList.remove('cf-field-invalid');
        [box, ...box.querySelectorAll('[aria-invalid]')].forEach((control) => control.removeAttribute('aria-invalid'));
        const hint = box.querySelector('.cf-hint');
        const target = this.describedIn(box);
        if (hint) {
          target.setAttribute('aria-describedby', hint.id);
        } else {
          target.removeAttribute('aria-describedby');
        }
      });
    }

    /* The first control of a field has its id, and links of the summary go there. */
    fieldOf(name) {
      const control = name && document.getElementById(`cf-${name}`);
      const box = control && control.closest('.cf-field');
      return box && this.form.contains(box) ? { id: control.id, control, box } : null;
    }

    /* The controls that carry what is said of the field: its group, or itself. */
    describedIn(box) {
      return box.matches('fieldset') ? box : box.querySelector('input, textarea, select');
    }

    mark({ id, box }, message) {
      if (box.classList.contains('cf-field-invalid')) {
        return; // the first message stands at the field, all of them in the summary
      }
      box.classList.add('cf-field-invalid');
      const hint = box.querySelector('.cf-hint');
      const error = element('p', { className: 'cf-error', id: `${id}-error`, textContent: message });
      const before = hint || box.querySelector(':scope > .cf-label');
      if (before) {
        before.after(error);
      } else {
        box.prepend(error);
      }
      const several = box.matches('fieldset:not([role])');
      const invalid = several ? box.querySelectorAll('input') : [this.describedIn(box)];
      invalid.forEach((control) => control.setAttribute('aria-invalid', 'true'));
      const describing = [error, hint].filter(Boolean).map((text) => text.id);
      this.describedIn(box).setAttribute('aria-describedby', describing.join(' '));
    }

    line({ field, message }, all) {
      if (!field) {
        return message;
      }
      const typed = field.control.matches('textarea, input:not([type=checkbox], [type=radio])');
      const alone = typed && all.filter((other) => other.message === message).length === 1;
      const text = alone
        ? message
        : this.form.dataset.cfSummaryLine.replace('{0}', () => this.labelOf(field.box)).replace('{1}', () => message);
      return element('a', { href: `#${field.id}`, textContent: text });
    }

    labelOf(box) {
      const label = (box.querySelector('.cf-label') || box.querySelector('label')).cloneNode(true);
      label.querySelectorAll('.cf-optional').forEach((optional) => optional.remove());
      return label.textContent.trim();
    }
  }

  class ContactForm {
    constructor(form) {
      this.form = form;
      this.button = form.querySelector('.cf-submit');
      this.label = this.button.textContent;
      this.status = form.querySelector('.cf-status');
      this.proof = new Proof(form);
      this.errors = new Errors(form);
      this.busy = false;
      this.prove = true;
      // All that is to be mended is said at once, and in the form's language: browsers say it one by one, in their own.
      form.noValidate = true;
      form.addEventListener('focusin', () => this.proof.start(), { once: true });
      form.addEventListener('input', () => this.proof.start(), { once: true });
      form.addEventListener('submit', (event) => this.submit(event));
      form.addEventListener('formdata', ({ formData }) => this.prove && this.proof.addTo(formData));
      // Back from the receipt, the page is as it was left.
      window.addEventListener('pageshow', ({ persisted }) => persisted && this.rest(''));
    }

    submit(event) {
      const trap = this.form.elements._trap;
      if (event.defaultPrevented || (trap && trap.value)) {
        return;
      }
      event.preventDefault();
      if (!this.busy) {
        this.work();
        this.send().catch(() => this.leaveToTheBrowser());
      }
    }

    async send() {
      const proof = this.prove ? await this.proof.value() : '';
      let response;
      try {
        response = await ask(apiOf(this.form), {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({
            token: this.form.elements._token.value,
            ...(proof && { proof }),
            fields: fieldsOf(this.form),
          }),
        });
      } catch (noAnswer) {
        this.unreachable();
        return;
      }
      if (AWAY.includes(response.status)) {
        this.unreachable();
        return;
      }
      await this.heed(response.status, await response.json());
    }

    async heed(status, answer) {
      if (status === 202) {
        const reference = encodeURIComponent(answer.reference);
        location.assign(`${this.form.dataset.cfReceipt}?reference=${reference}&lang=${languageOf(this.form)}`);
      } else if (status === 422 && answer.code === 'fields-invalid') {
        this.mend(answer.errors);
      } else if (status === 429 || status === 413) {
        this.mend([{ field: '', message: answer.detail }]);
      } else if (status === 422 && answer.token && this.proof.take(answer)) {
        // A browser that cannot calculate is better off without a proof.
        this.prove = answer.code !== 'proof-invalid' || Boolean(this.form.elements._proof);
        this.proof.start();
        this.mend([{ field: '', message: answer.detail }]);
      } else {
        throw new Error('not foreseen');
      }
    }

    mend(errors) {
      this.rest('');
      this.errors.show(errors);
    }

    /* Whether it arrived is not known; with the same token it is taken once. */
    unreachable() {
      const { cfOffline, cfFailed, cfAgain } = this.form.dataset;
      this.rest(navigator.onLine ? cfFailed : cfOffline);
      this.button.textContent = cfAgain;
      this.status.scrollIntoView({ block: 'nearest' });
    }

    work() {
      this.busy = true;
      this.button.setAttribute('aria-disabled', 'true');
      this.button.textContent = this.label;
      this.status.textContent = this.form.dataset.cfSending;
    }

    rest(words) {
      this.busy = false;
      this.button.removeAttribute('aria-disabled');
      this.button.textContent = this.label;
      this.status.textContent = words;
    }

    leaveToTheBrowser() {
      HTMLFormElement.prototype.submit.call(this.form);
    }
  }

  document.querySelectorAll('form[data-cf-api]').forEach((form) => new ContactForm(form));
})();
