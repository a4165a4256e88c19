import { accept, refuse, type TransactionRow } from '../../contract/index.ts';
import { readSituation } from '../desk/situation.ts';
import type { Transaction } from '../domain/transaction.ts';
import { findDamage } from './damage.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { readSought } from './question.ts';
import { sumList, sumPicked } from './sums.ts';
import { toFetchResult, toResult } from './views/answer.ts';
import {
  chainsOf,
  type Reading,
  toActions,
  toBalanceView,
  toFurtherTextViews,
  toNotWholeViews,
  toPlanView,
  toTimeline,
  toTransactionRow,
  toUnreadViews,
} from './views/transaction.ts';

/** What is known of the merchant's transactions, in the current environment. */
export function handleTransactions(ports: HandlerPorts): HandlersOf<'transactions'> {
  const { rooms, clock } = ports;
  const read = (text: string) => readSought(text, ports);
  let turn = 0;
  let pickedTurn = 0;
  return {
    'transactions.search': async ({ text, after, limit }) => {
      const { ledger, findAccount } = rooms.current();
      const question = { ...read(text), after, limit };
      const answer = await (after === null
        ? ledger.views.searchTransactions(question)
        : ledger.views.searchOn(question));
      if (answer === 'superseded') return refuse({ code: 'superseded' });
      const { rows: found, ...page } = answer;
      return accept({ rows: toRows(found, { now: clock.now(), findAccount }), ...page });
    },
    'transactions.seek': async ({ text, to, limit }) => {
      const { ledger, findAccount } = rooms.current();
      const { rows: found, ...page } = await ledger.views.seekTransactions({ ...read(text), to, limit });
      return accept({ rows: toRows(found, { now: clock.now(), findAccount }), ...page });
    },
    'transactions.sum': async ({ text }) => {
      turn += 1;
      const own = turn;
      const { searchTransactions } = rooms.current().ledger.views;
      const sums = await sumList(read(text), searchTransactions, () => own === turn);
      return sums === undefined ? refuse({ code: 'superseded' }) : accept(sums && [...sums]);
    },
    'transactions.sumPicked': async ({ picked }) => {
      pickedTurn += 1;
      const own = pickedTurn;
      const { findChain } = rooms.current().ledger.views;
      const answer = await sumPicked(picked, findChain, () => own === pickedTurn);
      return answer ? accept({ rows: answer.rows, sums: [...answer.sums] }) : refuse({ code: 'superseded' });
    },
    'transactions.span': async () => accept(await rooms.current().ledger.views.findTimeSpan()),
    'transactions.fetch': async ({ accountId, wanted }) => {
      const room = rooms.current();
      const account = room.findAccount(accountId);
      if (!account) return refuse({ code: 'notFound', what: 'account' });
      return toFetchResult(await room.fetch(account, wanted));
    },
    'transactions.show': async ({ accountId, transactionId }) => {
      const { ledger, findAccount, actor, attribution } = rooms.current();
      const found = await readSituation({ ledger, findAccount, clock, actor }, { accountId, transactionId });
      if (found.ok) attribution.consider(found.value.chain);
      const notes = found.ok ? await ledger.views.listNotes(accountId, transactionId) : [];
      const reading = { now: clock.now(), findAccount };
      return toResult(found, (situation) => ({
        row: toTransactionRow(situation.row, reading),
        timeline: toTimeline(situation.chain, reading),
        balance: toBalanceView(situation.chain),
        actions: toActions(situation, findDamage(ledger) !== null, reading),
        notes: notes.map((note) => ({ ...note })),
        plan: situation.plan && toPlanView(situation.plan, reading),
        unread: toUnreadViews(situation.chain),
        notWhole: toNotWholeViews(situation.chain),
        told: toFurtherTextViews(situation.chain),
        chains: chainsOf(situation),
      }));
    },
  };
}

function toRows(found: readonly Transaction[], reading: Reading): TransactionRow[] {
  return found.map((row) => toTransactionRow(row, reading));
}
