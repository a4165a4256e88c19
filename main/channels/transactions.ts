import { accept, refuse } from '../../contract/index.ts';
import { readSituation } from '../desk/situation.ts';
import { readAmounts } from './amounts.ts';
import { findDamage } from './damage.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { toFetchResult, toResult } from './views/answer.ts';
import {
  chainsOf,
  toActions,
  toBalanceView,
  toNotWholeViews,
  toPlanView,
  toTimeline,
  toTransactionRow,
  toUnreadViews,
} from './views/transaction.ts';

/** What is known of the merchant's transactions, in the current environment. */
export function handleTransactions({ rooms, clock, systemLocale }: HandlerPorts): HandlersOf<'transactions'> {
  return {
    'transactions.search': async ({ text, after, limit }) => {
      const { ledger, accounts } = rooms.current();
      const amounts = readAmounts(text, accounts(), systemLocale);
      const question = { text, amounts, after, limit };
      const answer = await (after === null
        ? ledger.views.searchTransactions(question)
        : ledger.views.searchOn(question));
      if (answer === 'superseded') return refuse({ code: 'superseded' });
      const { rows: found, ...page } = answer;
      return accept({ rows: found.map(toTransactionRow), ...page });
    },
    'transactions.seek': async ({ text, to, limit }) => {
      const { ledger, accounts } = rooms.current();
      const amounts = readAmounts(text, accounts(), systemLocale);
      const { rows: found, ...page } = await ledger.views.seekTransactions({ text, amounts, to, limit });
      return accept({ rows: found.map(toTransactionRow), ...page });
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
      const read = await readSituation({ ledger, findAccount, clock, actor }, { accountId, transactionId });
      if (read.ok) attribution.consider(read.value.chain);
      const notes = read.ok ? await ledger.views.listNotes(accountId, transactionId) : [];
      return toResult(read, (situation) => ({
        row: toTransactionRow(situation.row),
        timeline: toTimeline(situation.chain),
        balance: toBalanceView(situation.chain),
        actions: toActions(situation, findDamage(ledger) !== null),
        notes: notes.map((note) => ({ ...note })),
        plan: situation.plan && toPlanView(situation.plan),
        unread: toUnreadViews(situation.chain),
        notWhole: toNotWholeViews(situation.chain),
        chains: chainsOf(situation),
      }));
    },
  };
}
