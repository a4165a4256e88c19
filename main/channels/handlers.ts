import {
  type ActionView,
  accept,
  type ChannelInput,
  type ChannelName,
  type ChannelOutput,
  type Result,
  refuse,
  type TimelineEntry,
} from '../../contract/index.ts';
import type { Account } from '../accounts/account.ts';
import type { Desk } from '../desk/desk.ts';
import { judgeRefund } from '../desk/rules/refund.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Chain } from '../ledger/queries/chain.ts';
import type { PreferenceFile } from '../preferences.ts';
import type { Vault } from '../vault/vault.ts';
import { readAmounts } from './amounts.ts';

/** One handler for each channel: a missing one does not compile. */
export type Handlers = {
  readonly [Name in ChannelName]: (input: ChannelInput<Name>) => Promise<Result<ChannelOutput<Name>>>;
};

/** What answers the window. */
export interface HandlerPorts {
  readonly desk: Desk;
  readonly ledger: Ledger;
  readonly vault: Vault;
  readonly preferences: PreferenceFile;
  readonly accounts: readonly Account[];
  readonly describe: () => Promise<ChannelOutput<'console.describe'>>;
  readonly systemLocale: string;
}

export function createHandlers(ports: HandlerPorts): Handlers {
  const { desk, ledger, vault, preferences } = ports;
  const findAccount = (accountId: string) => ports.accounts.find((account) => account.accountId === accountId);
  return {
    'console.describe': async () => accept(await ports.describe()),
    'preferences.change': async (change) => accept(preferences.change(change)),
    'transactions.search': async ({ text, after, limit }) => {
      const amounts = readAmounts(text, ports.accounts, ports.systemLocale);
      const { rows, next, total } = await ledger.read.searchTransactions({ text, amounts, after, limit });
      return accept({ rows: [...rows], next, total });
    },
    'transactions.show': async ({ accountId, transactionId }) => {
      const chain = await ledger.read.findChain(accountId, transactionId);
      const row = chain?.transactions.find((candidate) => candidate.transactionId === transactionId);
      if (!chain || !row) return refuse({ code: 'notFound', what: 'transaction' });
      return accept({ row, timeline: timelineOf(chain), balance: chain.balance, actions: actionsOf(chain) });
    },
    'operations.prepare': (request) => desk.prepare(request),
    'operations.confirm': ({ operationId }) => desk.confirm(operationId),
    'operations.sendAgain': ({ operationId }) => desk.sendAgain(operationId),
    'operations.settle': (settlement) => desk.settle(settlement),
    'operations.show': async ({ operationId }) => {
      const operation = await ledger.read.findOperation(operationId);
      return operation ? accept(operation) : refuse({ code: 'notFound', what: 'operation' });
    },
    'operations.list': async ({ only, limit }) => accept(await ledger.read.listOperations(only, limit)),
    'secret.check': async ({ accountId }) => {
      const account = findAccount(accountId);
      return account ? accept(await vault.check(account)) : refuse({ code: 'notFound', what: 'account' });
    },
    'secret.keep': async ({ accountId, secret }) => {
      const account = findAccount(accountId);
      if (!account) return refuse({ code: 'notFound', what: 'account' });
      const { kind } = await vault.keep(account, secret);
      return kind === 'done' ? accept('kept') : refuse({ code: 'secretMissing', answer: kind });
    },
    'secret.forget': async ({ accountId }) => {
      const account = findAccount(accountId);
      if (!account) return refuse({ code: 'notFound', what: 'account' });
      const { kind } = await vault.forget(account);
      return kind === 'done' ? accept('forgotten') : refuse({ code: 'secretMissing', answer: kind });
    },
  };
}

/** Transactions and this desk's operations in one order; an operation that has a row of its own shows as that. */
function timelineOf(chain: Chain): TimelineEntry[] {
  const listed = new Set(chain.transactions.map(({ transactionId }) => transactionId));
  const rows = chain.transactions.map((row) => ({ at: row.happenedAt, entry: { kind: 'transaction', row } as const }));
  const operations = chain.operations
    .filter(({ attempts, settlement }) => {
      const ids = [settlement?.transactionId, ...attempts.map(({ transactionId }) => transactionId)];
      return !ids.some((id) => typeof id === 'string' && listed.has(id));
    })
    .map((operation) => ({ at: operation.draftedAt, entry: { kind: 'operation', operation } as const }));
  return [...rows, ...operations].toSorted((left, right) => left.at - right.at).map(({ entry }) => entry);
}

function actionsOf(chain: Chain): ActionView[] {
  const judgement = judgeRefund(chain);
  return [
    judgement.open
      ? { open: true, operation: 'refund', transactionId: judgement.debit.transactionId }
      : { open: false, operation: 'refund', obstacle: judgement.obstacle },
  ];
}
