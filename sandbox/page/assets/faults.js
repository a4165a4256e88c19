import { call } from './api.js';
import { announce, empty, field, make } from './elements.js';

/** What can go wrong: its words, and the fields of its own that a rule needs. */
const kinds = {
  delay: ['Delay', { milliseconds: '5000', when: ['before', 'after'] }],
  lost: ['Answer lost', { acted: ['true', 'false'] }],
  reset: ['Connection reset', { afterBytes: '0', acted: ['true', 'false'] }],
  halfJson: ['Half a JSON', { acted: ['true', 'false'] }],
  notJson: ['Not JSON', { acted: ['true', 'false'] }],
  status: [
    'Another HTTP status',
    { status: '500', body: ['none', 'page', 'answer', 'accepted'], acted: ['true', 'false'] },
  ],
  execcode: ['Another EXECCODE', { execcode: '5001', acted: ['false', 'true'] }],
  notification: ['Notification goes wrong', { how: ['duplicated', 'late', 'outOfOrder', 'forged'] }],
  instalment: ['Instalment refused', { instalment: '2', execcode: '4001' }],
  collection: ['Direct debit refused', { execcode: '4001' }],
  exportLag: ['Look-ups lag', { minutes: '120' }],
  rate: ['Rate limit', { requestsPerMinute: '10' }],
};

const operations = [
  '',
  'payment',
  'authorization',
  'capture',
  'refund',
  'credit',
  'void',
  'stopntimes',
  'getTransactions',
];
const numbers = new Set([
  'milliseconds',
  'afterBytes',
  'status',
  'instalment',
  'minutes',
  'requestsPerMinute',
  'count',
]);

/** The rules in force, and a form for another one. */
export async function faults({ identifier, refresh }) {
  const rules = await call('faults');
  const change = async (path, options, text) => {
    try {
      await call(path, options);
      announce(text, 'done');
      await refresh();
    } catch (error) {
      announce(error.message, 'refused');
    }
  };
  const remove = ({ id }) => change(`faults/${id}`, { method: 'DELETE' }, 'The rule is gone.');
  const list = make(
    'ul',
    { class: 'rules' },
    rules.map((rule) => ruleLine(rule, remove)),
  );
  const none = empty(
    'Nothing goes wrong',
    'Every request is answered as the rule book says. A rule below makes it fail in one of the ways in which real gateways do.',
  );
  return [
    make('div', { class: 'head' }, make('h1', {}, 'Faults'), make('span', { class: 'count' }, `${rules.length}`)),
    rules.length > 0 ? list : none,
    form(identifier, (body) => change('faults', { method: 'POST', body }, 'The rule is in force.')),
  ];
}

function ruleLine({ id, what, ...rest }, remove) {
  const details = Object.entries(rest)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name} ${value}`);
  const button = make(
    'button',
    { type: 'button', class: 'quiet', 'data-key': `remove-${id}`, onclick: () => remove({ id }) },
    'Remove',
  );
  button.setAttribute('aria-label', `Remove rule ${id}`);
  return make(
    'li',
    {},
    make('strong', {}, kinds[what]?.[0] ?? what),
    make('span', { class: 'muted' }, details.join(' · ')),
    button,
  );
}

function form(identifier, add) {
  const what = select(Object.entries(kinds).map(([value, [name]]) => [value, name]));
  what.dataset.key = 'what';
  const own = make('div', { class: 'fields' });
  const controls = {};
  const draw = () => {
    const wanted = Object.entries(kinds[what.value][1]);
    for (const name of Object.keys(controls)) delete controls[name];
    own.replaceChildren(
      ...wanted.map(([name, value]) => {
        controls[name] = Array.isArray(value)
          ? select(value.map((option) => [option, option]))
          : make('input', { value });
        return field(name, controls[name]);
      }),
    );
  };
  what.addEventListener('change', draw);
  draw();
  const operation = select(operations.map((name) => [name, name || 'any']));
  const count = make('input', { inputmode: 'numeric', placeholder: 'always' });
  const submit = (event) => {
    event.preventDefault();
    const matching = matchesRequests(what.value) ? { operation: operation.value, count: count.value } : {};
    const values = Object.fromEntries(Object.entries(controls).map(([name, control]) => [name, control.value]));
    add(typed({ what: what.value, identifier, ...matching, ...values }));
  };
  return make(
    'form',
    { class: 'card', onsubmit: submit },
    make('h2', {}, 'Let something go wrong'),
    make('div', { class: 'fields' }, field('What', what), field('Operation', operation), field('How often', count)),
    own,
    make('div', { class: 'buttons' }, make('button', { 'data-key': 'add-fault' }, 'Add the rule')),
  );
}

/** The other kinds are rules of an account, not of requests. */
function matchesRequests(what) {
  return !['instalment', 'collection', 'exportLag', 'rate'].includes(what);
}

function select(options) {
  return make(
    'select',
    {},
    options.map(([value, name]) => make('option', { value }, name)),
  );
}

/** Numbers and booleans as such; what is empty is left out. */
function typed(values) {
  const filled = Object.entries(values).filter(([, value]) => value !== '');
  const read = (name, value) =>
    numbers.has(name) ? Number(value) : value === 'true' || value === 'false' ? value === 'true' : value;
  return Object.fromEntries(filled.map(([name, value]) => [name, read(name, value)]));
}
