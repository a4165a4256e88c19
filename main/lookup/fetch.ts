import { classify } from '../../protocol/execcode/classify.ts';
import type { Account } from '../accounts/account.ts';
import type { Clock } from '../clock.ts';
import type { UnknownCause } from '../domain/operation.ts';
import type { UnreadRow } from '../domain/unread.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Intake } from '../ports/intake.ts';
import type { ToldRow } from '../ports/told-row.ts';
import type { SecretAnswer } from '../vault/secret-store.ts';
import type { Vault } from '../vault/vault.ts';
import { usualZone } from './columns/time.ts';
import { nameContradicted } from './contradicted.ts';
import { readExportRow } from './export-row.ts';
import { recordRows } from './import-export.ts';
import { buildLookup, type Wanted } from './request.ts';
import { nameRowless } from './rowless.ts';

/** What a look-up works with. */
export interface LookupPorts {
  readonly ledger: { readonly intake: Intake };
  readonly gateway: Pick<Gateway, 'send'>;
  readonly vault: Pick<Vault, 'read'>;
  readonly clock: Clock;
  readonly createId: () => string;
  readonly actor: string;
}

/** A row that was taken, with the columns that could not be kept as they came. */
export interface NotWhole {
  readonly transactionId: string;
  readonly columns: readonly string[];
}

/** What a look-up gave: how many rows the gateway knew, or why it could not be asked. */
export type Fetched =
  | {
      readonly kind: 'fetched';
      readonly found: number;
      /** Rows that are named and no more, since their money could not be read. */
      readonly unread: readonly UnreadRow[];
      readonly notWhole: readonly NotWhole[];
    }
  | { readonly kind: 'secretMissing'; readonly answer: Exclude<SecretAnswer['kind'], 'found'> }
  /** No answer that could be read came. */
  | {
      readonly kind: 'gatewaySilent';
      readonly cause: 'notConnected' | Exclude<UnknownCause, 'stoppedWhileSending' | 'pageLapsed'>;
    }
  | { readonly kind: 'gatewayRefused'; readonly execcode: string; readonly message: string };

/**
 * Asks the gateway for transactions and takes what it knows into the ledger. It moves no money, so it may be asked as
 * often as one likes; that nothing is found proves nothing, since the gateway's tables lag behind (protocol.md §10.1).
 */
export async function fetchTransactions(ports: LookupPorts, account: Account, wanted: Wanted): Promise<Fetched> {
  const secret = await ports.vault.read(account);
  if (secret.kind !== 'found') return { kind: 'secretMissing', answer: secret.kind };
  const delivery = await ports.gateway.send(buildLookup(account, wanted, secret.secret));
  // A look-up is due whenever it is sent.
  if (delivery.kind === 'notSent') return { kind: 'gatewaySilent', cause: 'notConnected' };
  if (delivery.kind !== 'answered') return { kind: 'gatewaySilent', cause: delivery.cause };
  const { execcode, message, rows: found = [] } = delivery.answer;
  if (classify(execcode) !== 'succeeded') return { kind: 'gatewayRefused', execcode, message };

  const read = nameContradicted(
    found.map((row) => (row === null ? nameRowless(account) : readExportRow(row, account, asTables))),
  );
  const rows = read.flatMap((one) => (one.kind === 'told' ? [one.row] : []));
  const unread = read.flatMap((one) => (one.kind === 'unread' ? [tie(one.unread, wanted)] : []));
  if (read.length > 0) {
    const batch = { importId: ports.createId(), source: 'getTransactions', rows, unread, from: 'lookup' } as const;
    await recordRows(ports.ledger.intake, batch, { actor: ports.actor, at: ports.clock.now() });
  }
  return { kind: 'fetched', found: rows.length, unread, notWhole: rows.flatMap(nameNotWhole) };
}

/** The gateway's tables are in major units and in UTC unless another zone was asked for (protocol.md §10.1, §10.2). */
const asTables = { amounts: 'major', zone: usualZone } as const;

/** What was asked for is known, whatever the answer says: the row stands for that order or transaction. */
function tie(unread: UnreadRow, wanted: Wanted): UnreadRow {
  if (wanted.by === 'order') return { ...unread, orderId: unread.orderId || wanted.orderId };
  return { ...unread, transactionId: unread.transactionId ?? wanted.transactionId };
}

function nameNotWhole({ transaction: { transactionId, notWhole = [] } }: ToldRow): NotWhole[] {
  return notWhole.length > 0 ? [{ transactionId, columns: notWhole }] : [];
}
