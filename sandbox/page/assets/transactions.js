import { call, ofAccount } from './api.js';
import { colleagueForm } from './colleague.js';
import { empty, facts, make, openPanel } from './elements.js';
import { moment, money, operationName, shortMoment, statusOf } from './format.js';
import { badge, table } from './table.js';

/** So many rows are drawn; a search finds the older ones. */
const drawn = 200;

const columns = [
  { title: 'Transaction', kind: 'id', cell: (row) => row.transactionId },
  { title: 'Date (Paris)', cell: (row) => shortMoment(row.at) },
  { title: 'Operation', cell: (row) => operationName(row.operation) + placeOf(row) },
  { title: 'Order', kind: 'less', cell: (row) => row.orderId },
  { title: 'Client', kind: 'less', cell: (row) => row.clientEmail || row.clientIdent },
  { title: 'Amount', kind: 'number', cell: (row) => money(row.amount, row.currency) },
  { title: 'Status', cell: (row) => badge(statusOf(row)) },
];

function placeOf({ instalment, instalments }) {
  return instalment > 0 ? ` ${instalment}-${instalments}` : '';
}

let wanted = '';

/** What was executed, the latest first. */
export async function transactions({ identifier, refresh }) {
  const rows = (await call(ofAccount('transactions', identifier))).toReversed();
  const search = make('input', {
    type: 'search',
    class: 'search',
    'data-key': 'search',
    placeholder: 'Id, order, client, amount …',
  });
  search.setAttribute('aria-label', 'Search the transactions');
  search.value = wanted;
  const place = make('div', {});
  const draw = () => {
    const found = rows.filter((row) => matches(row, wanted.trim().toLowerCase()));
    const open = (row) => openTransaction(row, rows, refresh);
    const list = table('Transactions', columns, found.slice(0, drawn), { keyOf: (row) => row.transactionId, open });
    count.textContent = found.length > drawn ? `the latest ${drawn} of ${found.length}` : `${found.length}`;
    place.replaceChildren(found.length > 0 ? list : nothing(rows.length > 0));
  };
  const count = make('span', { class: 'count' });
  search.addEventListener('input', () => {
    wanted = search.value;
    draw();
  });
  draw();
  return [make('div', { class: 'head' }, make('h1', {}, 'Transactions'), count, search), place];
}

function nothing(isSearch) {
  if (isSearch) return empty('Nothing matches', 'Search for another id, order, client or amount.');
  return empty('No transactions yet', [
    'Every payment, capture, refund and void that the gateway executes stands here. Send it one: ',
    make('a', { href: 'guide.md' }, 'the guide has examples'),
    '.',
  ]);
}

function matches(row, text) {
  const { transactionId, orderId, clientEmail, clientIdent, operation, execcode, alias, amount, currency } = row;
  const words = [transactionId, orderId, clientEmail, clientIdent, operation, execcode, alias, money(amount, currency)];
  return words.some((word) => word.toLowerCase().includes(text));
}

/** One transaction with its chain, its balance, and what a colleague may do to it. */
async function openTransaction(row, rows, refresh) {
  const id = encodeURIComponent(row.transactionId);
  const asked = `balances?identifier=${encodeURIComponent(row.identifier)}&transactionId=${id}`;
  const [balance] = await call(asked);
  const chain = rows.filter(({ chain: root }) => root === row.chain).toReversed();
  const amount = (minor) => money(minor, row.currency);
  openPanel(row.transactionId, row.transactionId, [
    make('p', { class: 'figure' }, amount(balance.left), make('small', {}, ' left to refund')),
    facts(
      [
        ['Authorized', balance.authorized > 0 && amount(balance.authorized)],
        ['Debited', amount(balance.debit)],
        ['Refunded', amount(balance.refunded)],
      ].filter(([, value]) => value),
    ),
    make('h3', {}, 'Chain'),
    make(
      'ol',
      { class: 'chain' },
      chain.map((link) => linkOf(link, row)),
    ),
    make('h3', {}, 'As a colleague in the extranet'),
    colleagueForm(row, async () => {
      await refresh();
      const fresh = await call(ofAccount('transactions', row.identifier));
      const again = fresh.find(({ transactionId }) => transactionId === row.transactionId);
      if (again) await openTransaction(again, fresh.toReversed(), refresh);
    }),
    make('h3', {}, 'Details'),
    facts([
      ['Status', badge(statusOf(row))],
      ['Account', row.identifier],
      ['Order', row.orderId],
      ['Description', row.description],
      ['Client', row.clientIdent],
      ['E-mail', row.clientEmail],
      ['Card', row.cardMask],
      ['Valid until', row.cardValidity],
      ['ALIAS', row.alias],
      ['3-D Secure', row.authentication],
      ['Came by', row.origin],
      ['EXTRADATA', row.extraData],
    ]),
  ]);
}

function linkOf(link, current) {
  const text = `${operationName(link.operation)}${placeOf(link)} · ${money(link.amount, link.currency)}`;
  return make(
    'li',
    { 'aria-current': link.transactionId === current.transactionId && 'true' },
    make('strong', {}, text),
    badge(statusOf(link)),
    make('small', {}, `${moment(link.at)} · ${link.transactionId} · ${link.origin.toLowerCase()}`),
  );
}
