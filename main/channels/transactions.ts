import { accept, refuse } from '../../contract/index.ts';
import { readSituation } from '../desk/situation.ts';
import { findDamage } from './damage.ts';
import type { HandlerPorts, HandlersOf } from './ports.ts';
import { toSought } from './question.ts';
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
export function handleTransactions(ports: HandlerPorts): HandlersOf<'transactions'> {
  const { rooms, clock, systemLocale, timeZone, preferences } = ports;
  const read = (text: string) =>
    toSought(text, {
      accounts: rooms.current().accounts(),
      preferences: preferences.read(),
      systemLocale,
      timeZone,
      now: clock.now(),
    });
  return {
    'transactions.search': async ({ text, after, limit }) => {
      const { ledger } = rooms.current();
      const question = { ...read(text), after, limit };
      const answer = await (after === null
        ? ledger.views.searchTransactions(question)
        : ledger.views.searchOn(question));
      if (answer === 'superseded') return refuse({ code: 'superseded' });
      const { rows: found, ...page } = answer;
      return accept({ rows: found.map(toTransactionRow), ...page });
    },
    'transactions.seek': async ({ text, to, limit }) => {
      const { ledger } = rooms.current();
      const { rows: found, ...page } = await ledger.views.seekTransactions({ ...read(text), to, limit });
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
      const found = await readSituation({ ledger, findAccount, clock, actor }, { accountId, transactionId });
      if (found.ok) attribution.consider(found.value.chain);
      const notes = found.ok ? await ledger.views.listNotes(accountId, transactionId) : [];
      return toResult(found, (situation) => ({
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
