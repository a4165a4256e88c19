import { type ActionView, accept, deskOperation, refuse, type TimelineEntry } from '../../contract/index.ts';
import { judges } from '../desk/operations/index.ts';
import type { Situation } from '../desk/operations/judgement.ts';
import { readSituation } from '../desk/situation.ts';
import { hasRow, isRowOf } from '../ledger/queries/balance.ts';
import type { Chain } from '../ledger/queries/chain.ts';
import { readAmounts } from './amounts.ts';
import type { HandlersOf } from './handlers.ts';
import type { HandlerPorts } from './ports.ts';

/** What is known of the merchant's transactions, in the current environment. */
export function handleTransactions({ rooms, clock, systemLocale }: HandlerPorts): HandlersOf<'transactions'> {
  return {
    'transactions.search': async ({ text, after, limit }) => {
      const { ledger, accounts } = rooms.current();
      const amounts = readAmounts(text, accounts(), systemLocale);
      const { rows, next, total } = await ledger.read.searchTransactions({ text, amounts, after, limit });
      return accept({ rows: [...rows], next, total });
    },
    'transactions.fetch': async ({ accountId, wanted }) => {
      const room = rooms.current();
      const account = room.findAccount(accountId);
      return account ? room.fetch(account, wanted) : refuse({ code: 'notFound', what: 'account' });
    },
    'transactions.show': async ({ accountId, transactionId }) => {
      const { ledger, findAccount } = rooms.current();
      const read = await readSituation({ ledger, findAccount, clock }, accountId, transactionId);
      if (!read.ok) return read;
      const { row, chain, plan } = read.value;
      return accept({
        row,
        timeline: timelineOf(chain),
        balance: chain.balance,
        actions: actionsIn(read.value),
        plan: plan?.view ?? null,
      });
    },
  };
}

/** Transactions and this desk's operations in one order; an operation that has a row of its own shows as that. */
function timelineOf(chain: Chain): TimelineEntry[] {
  const rows = chain.transactions.map((row) => {
    const operation = chain.operations.find((candidate) => isRowOf(row, candidate)) ?? null;
    return { at: row.happenedAt, entry: { kind: 'transaction', row, operation } as const };
  });
  const operations = chain.operations
    .filter((operation) => !hasRow(operation, chain.transactions))
    .map((operation) => ({ at: operation.draftedAt, entry: { kind: 'operation', operation } as const }));
  return [...rows, ...operations].toSorted((left, right) => left.at - right.at).map(({ entry }) => entry);
}

function actionsIn(situation: Situation): ActionView[] {
  return deskOperation.options.map((operation) => {
    const judgement = judges[operation](situation);
    return { operation, ...judgement };
  });
}
