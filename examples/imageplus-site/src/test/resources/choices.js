// SPDX-License-Identifier: Apache-2.0
// An API that asks for choices of every kind, and is content with none of the answers.
(() => {
  const options = ['signs', 'murals', 'lettering'].map((value) => ({ value, label: `Painted ${value}` }));
  const field = (name, type, more) => ({ name, label: `Your ${name}`, type, required: true, autocomplete: '', ...more });
  const described = {
    form: 'quote', language: 'en', direction: 'ltr', page: '/quote?lang=en', token: 'none', challenge: null,
    fields: [
      field('craft', 'radio', { options, hint: 'What we paint.' }),
      field('place', 'radio', { options, required: false }),
      field('days', 'checkboxes', { options }),
      field('district', 'select', { options, hint: 'Where we come.' }),
      field('visit', 'checkbox', { hint: 'Before we paint.' }),
      field('name', 'text', { maxLength: 200, autocomplete: 'name' }),
    ],
    texts: {
      submit: 'Send message', optional: '(optional)', choose: 'Please choose', noAnswer: 'No answer', errors: 'There is a problem',
    },
    notice: {
      version: '2026-11', url: '/privacy?lang=en', language: 'en', hash: '', title: 'In short', link: 'privacy notice',
      summary: [{ term: 'Why', text: 'To answer you.' }],
    },
  };
  const messages = {
    craft: 'Choose one of these.', days: 'Choose at least one of these.', district: 'Choose one of these.',
    visit: 'Tick this box to go on.', name: 'Enter your name.',
  };
  const errors = Object.entries(messages).map(([name, message]) => ({ field: name, code: 'required', message }));
  const problem = { title: 'Some fields need your attention', status: 422, code: 'fields-invalid', detail: '', errors };
  window.fetch = async (address, { method } = {}) => (method === 'POST'
    ? new Response(JSON.stringify(problem), { status: 422 })
    : new Response(JSON.stringify(described)));
})();
