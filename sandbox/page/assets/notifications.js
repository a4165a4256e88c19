import { call, ofAccount } from './api.js';
import { empty, facts, make, openPanel } from './elements.js';
import { moment, operationName, shortMoment, toneOf } from './format.js';
import { badge, table } from './table.js';

const results = {
  succeeded: { tone: 'done', sign: '●', word: 'Taken' },
  sent: { tone: 'waiting', sign: '◐', word: 'Will be tried again' },
  pending: { tone: 'waiting', sign: '◐', word: 'Waiting' },
  failure: { tone: 'refused', sign: '✕', word: 'Given up' },
};

const columns = [
  { title: 'Notification', kind: 'id', cell: ({ id }) => `#${id}` },
  { title: 'Made (Paris)', kind: 'less', cell: ({ madeAt }) => shortMoment(madeAt) },
  { title: 'Tells of', cell: ({ kind, fields }) => tells(kind, fields) },
  { title: 'Transaction', kind: 'id', cell: ({ fields }) => fields.TRANSACTIONID ?? '' },
  { title: 'Code', cell: ({ fields }) => badge(toneOf(fields.EXECCODE)) },
  { title: 'Tries', kind: 'number less', cell: ({ tries }) => String(tries) },
  { title: 'Shop', cell: ({ result }) => badge(results[result]) },
];

function tells(kind, fields) {
  const name = operationName(fields.OPERATIONTYPE ?? kind);
  return kind === 'forged' ? `${name} (forged)` : name;
}

/** What shops were told, and what they said to it. */
export async function notifications({ identifier }) {
  const all = (await call(ofAccount('notifications', identifier))).toReversed();
  const head = make(
    'div',
    { class: 'head' },
    make('h1', {}, 'Notifications'),
    make('span', { class: 'count' }, `${all.length}`),
  );
  if (all.length > 0)
    return [
      head,
      table('Notifications', columns, all.slice(0, 200), { keyOf: ({ id }) => `notification-${id}`, open }),
    ];
  return [
    head,
    empty(
      'No notifications yet',
      'Start the gateway with --notify URL, and it tells that URL of every transaction until it answers OK.',
    ),
  ];
}

function open(notification) {
  const { triedAt, dueAt, httpCode, content } = notification;
  openPanel(`notification-${notification.id}`, `Notification #${notification.id}`, [
    facts([
      ['Shop', badge(results[notification.result])],
      ['Last try', triedAt === null ? 'not yet' : moment(triedAt)],
      ['Next try', dueAt === null ? 'none' : moment(dueAt)],
      ['HTTP status', httpCode === null ? undefined : String(httpCode)],
      ['It said', content],
    ]),
    make('h3', {}, 'Fields'),
    facts(Object.entries(notification.fields).map(([name, value]) => [name, make('code', {}, value)])),
  ]);
}
