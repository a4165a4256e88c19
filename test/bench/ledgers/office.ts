import { v7 as createId } from 'uuid';
import { type Account, toDemoAccount } from '../../../main/accounts/account.ts';
import { createDesk, type Desk } from '../../../main/desk/desk.ts';
import type { DeskPorts } from '../../../main/desk/ports.ts';
import type { Operation } from '../../../main/domain/operation.ts';
import type { Delivery } from '../../../main/gateway/gateway.ts';
import type { Ledger } from '../../../main/ledger/ledger.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { entryName, openVault } from '../../../main/vault/vault.ts';
import { demoShops } from '../../../sandbox/demo/accounts.ts';

/** Who sits at every desk of the benches. */
export const actor = 'bench';

/** When the benches work, in milliseconds UTC: just behind the last order of every invented ledger. */
export const benchDay = Date.UTC(2026, 0, 6, 12);

const day = 86_400_000;

/** What is refunded. */
export interface Debit {
  readonly accountId: string;
  readonly transactionId: string;
  /** Minor units of the part; the whole where it is left out. */
  readonly minor?: number;
}

/** The product's own desk on a ledger, with accounts of the demonstration and a gateway of the bench's. */
export interface Office {
  readonly desk: Desk;
  /** Prepares a refund and confirms it, as a person does on two screens; throws when the desk refuses. */
  refund(debit: Debit): Promise<Operation>;
}

export interface OfficeOptions {
  readonly gateway: DeskPorts['gateway'];
  /** Where the accounts' gateway stands; nobody listens there unless told otherwise. */
  readonly url?: string;
  readonly now?: () => number;
}

export function openOffice(ledger: Ledger, { gateway, url = 'http://127.0.0.1:1', now }: OfficeOptions): Office {
  const accounts = openAccounts(url);
  const secrets = accounts.map((account) => [entryName(account), 'a secret of the bench'] as const);
  const desk = createDesk({
    ledger,
    gateway,
    vault: openVault({ keychain: openMemoryStore(), memory: openMemoryStore(new Map(secrets)) }),
    clock: { now: now ?? (() => benchDay) },
    createId,
    actor,
    findAccount: (accountId) => accounts.find((account) => account.accountId === accountId),
  });
  return { desk, refund: (debit) => refundAt(desk, debit) };
}

async function refundAt(desk: Desk, { accountId, transactionId, minor }: Debit): Promise<Operation> {
  const amount = minor === undefined ? ({ kind: 'all' } as const) : ({ kind: 'part', minor } as const);
  const asked = { operation: 'refund', accountId, transactionId, amount, reason: 'goodsReturned', note: '' } as const;
  const draft = await desk.prepare(asked);
  if (!draft.ok) throw new Error(`${transactionId} cannot be refunded: ${JSON.stringify(draft.refusal)}`);
  const confirmed = await desk.confirm(draft.value.operation.operationId, 'the bench wants it');
  if (!confirmed.ok) throw new Error(`${transactionId} was not refunded: ${JSON.stringify(confirmed.refusal)}`);
  return confirmed.value;
}

function openAccounts(url: string): readonly Account[] {
  return demoShops.map(({ identifier, label, currency, credit, zone }) =>
    toDemoAccount({ identifier, label, currency, creditMode: credit, voidZone: zone, paymentMethod: 'card' }, url),
  );
}

/** A gateway that has answered before a request could leave: what remains is the desk and its ledger. */
export function instantGateway(first = 1): DeskPorts['gateway'] {
  let answered = first;
  return {
    send: async () => {
      answered += 1;
      return succeeded(`R${String(answered).padStart(9, '0')}`);
    },
  };
}

export function succeeded(transactionId: string): Delivery {
  return { kind: 'answered', answer: { execcode: '0000', message: 'ok', transactionId, descriptor: undefined } };
}

/** A gateway whose answer never comes back. */
export const silentGateway: DeskPorts['gateway'] = { send: async () => ({ kind: 'unknown', cause: 'timedOut' }) };

/** A clock for work on rows of long ago: a day behind the newest of them. */
export function dayAfter(newestAt: number): () => number {
  return () => newestAt + day;
}
