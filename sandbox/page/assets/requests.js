import { call } from './api.js';
import { empty, facts, make, openPanel } from './elements.js';
import { operationName, shortMoment, toneOf } from './format.js';
import { badge, table } from './table.js';

const columns = [
  { title: 'Request', kind: 'id', cell: (request) => `#${request.id}` },
  { title: 'Date (Paris)', cell: (request) => shortMoment(request.at) },
  { title: 'Method', cell: (request) => (request.method ? operationName(request.method) : 'Unreadable') },
  { title: 'Account', cell: (request) => String(request.parameters.IDENTIFIER ?? '') },
  { title: 'Order', kind: 'less', cell: (request) => String(request.parameters.ORDERID ?? '') },
  { title: 'Faults', kind: 'less', cell: (request) => request.faults.join(', ') },
  { title: 'Answer', cell: (request) => badge(toneOf(request.answer?.EXECCODE)) },
];

/** The last requests with what they were answered, and why a HASH did not match. */
export async function requests({ identifier }) {
  const all = (await call('requests')).toReversed();
  const found = all.filter(({ parameters }) => identifier === '' || parameters.IDENTIFIER === identifier);
  const list = table('Last requests', columns, found, { keyOf: ({ id }) => `request-${id}`, open });
  const head = make(
    'div',
    { class: 'head' },
    make('h1', {}, 'Requests'),
    make('span', { class: 'count' }, `${found.length}`),
  );
  if (found.length > 0) return [head, list];
  return [
    head,
    empty(
      'No requests yet',
      'The last 200 requests stand here, with what they were answered and, when the HASH was wrong, why.',
    ),
  ];
}

function open(request) {
  const { hash, answer, parameters } = request;
  openPanel(`request-${request.id}`, `Request #${request.id}`, [
    hash && explanation(hash),
    make('h3', {}, 'Answer'),
    answer
      ? facts(flat(answer).map(([name, value]) => [name, make('code', {}, value)]))
      : make('p', { class: 'muted' }, 'A fault rule kept the gateway from acting.'),
    make('h3', {}, 'Request'),
    facts([
      ['Path', request.path],
      ['From', request.caller],
      ['method', request.method],
    ]),
    !hash && facts(flat(parameters).map(([name, value]) => [name, make('code', {}, value)])),
  ]);
}

/** What was sent and what was signed, parameter by parameter. */
function explanation({ kind, explanation: text, parameters, text: hashed }) {
  const rows = parameters.map(({ name, sent, signed }) => {
    const odd = signed !== 'as sent' && signed !== 'nothing odd';
    const cells = [make('th', { scope: 'row' }, name), make('td', {}, make('code', {}, sent)), make('td', {}, signed)];
    return make('tr', { class: odd && 'odd' }, cells);
  });
  const titles = ['Parameter', 'Sent', kind === 'unknown' ? 'Worth a look' : 'Signed'].map((title) =>
    make('th', { scope: 'col' }, title),
  );
  const head = make('thead', {}, make('tr', {}, titles));
  return make(
    'section',
    { class: 'explanation' },
    make('h3', {}, 'Why the HASH did not match'),
    make('p', { class: 'verdict' }, text),
    make(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Parameters' },
      make('table', {}, head, make('tbody', {}, rows)),
    ),
    make('details', {}, make('summary', {}, 'The text that is to be hashed'), make('pre', { tabindex: '0' }, hashed)),
  );
}

/** `CART[0][NAME]` for what stands within. */
function flat(map, prefix = '') {
  return Object.entries(map).flatMap(([name, value]) => {
    const path = prefix === '' ? name : `${prefix}[${name}]`;
    return typeof value === 'object' && value !== null ? flat(value, path) : [[path, String(value)]];
  });
}
