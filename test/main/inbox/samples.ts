import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import { onTestFinished } from 'vitest';
import type { ConsoleEvent, TakenNotification } from '../../../contract/index.ts';
import type { Account } from '../../../main/accounts/account.ts';
import { toEvents } from '../../../main/channels/views/change.ts';
import { toTakenView } from '../../../main/channels/views/notification.ts';
import { createInbox, type Inbox } from '../../../main/inbox/inbox.ts';
import { migrate } from '../../../main/ledger/database/migrate.ts';
import { openWritable, type WritableDatabase } from '../../../main/ledger/database/open.ts';
import { keepStandings } from '../../../main/ledger/projections/standings.ts';
import {
  recordImport,
  recordNotification,
  recordRows,
  setNotificationAside,
} from '../../../main/ledger/writing/intake.ts';
import { beginWriting, changeOf, type Writing } from '../../../main/ledger/writing/writing.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import type { SecretStore } from '../../../main/vault/secret-store.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { type SignedParameters, sign } from '../../../protocol/signature.ts';
import { makeAccount } from '../accounts/samples.ts';
import { noon } from '../ledger/samples.ts';

export const key = 'Y#iK*h-fZ>E<:7Ai';

export type Fields = Readonly<Record<string, string>>;

/** What the gateway tells of a succeeded payment of 100.00, in the order of protocol.md §9, without its HASH. */
export const payment: Fields = {
  IDENTIFIER: 'SHOP',
  OPERATIONTYPE: 'payment',
  TRANSACTIONID: 'A1',
  CLIENTIDENT: 'j.snow',
  CLIENTEMAIL: 'j.snow+wall@example.com',
  ORDERID: 'W-1001',
  AMOUNT: '10000',
  VERSION: '3.0',
  LANGUAGE: 'EN',
  CURRENCY: 'EUR',
  CARDCODE: 'XXXXXXXXXXXX0001',
  CARDFULLNAME: 'JOHN SNOW',
  EXECCODE: '0000',
  MESSAGE: 'The transaction has been accepted.',
  DESCRIPTOR: 'SHOP',
};

/** A refund's has neither EXTRADATA nor ALIAS (seed 004). */
export const refund: Fields = { ...payment, OPERATIONTYPE: 'refund', TRANSACTIONID: 'R1', AMOUNT: '2500' };

export function sealed(fields: SignedParameters, secret = key): Fields {
  return { ...fields, HASH: sign(fields, secret) } as Fields;
}

/** As PHP writes a form. */
export function toForm(fields: Fields): string {
  return new URLSearchParams(fields).toString();
}

/** A notification as the gateway sends it. */
export function notify(fields: Fields, secret = key): string {
  return toForm(sealed(fields, secret));
}

/** An inbox over a real ledger file, written in this thread so that thousands fit into a test. */
export interface OpenInbox {
  readonly inbox: Inbox;
  readonly database: WritableDatabase;
  readonly account: Account;
  readonly events: ConsoleEvent[];
  readonly clock: { time: number; now(): number };
  take(text: string): Promise<TakenNotification[]>;
  /** Everything that the ledger holds of a table, in a fixed order. */
  rows(table: string): readonly Readonly<Record<string, unknown>>[];
}

export interface InboxOptions {
  readonly account?: Partial<Account>;
  readonly keychain?: SecretStore;
}

export function openInbox({ account: changes, keychain }: InboxOptions = {}): OpenInbox {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-inbox-'));
  const database = openWritable(join(folder, 'ledger.sqlite'));
  migrate(database);
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const account = makeAccount(changes);
  const events: ConsoleEvent[] = [];
  const clock = { time: noon, now: () => clock.time };
  const within = <Value>(write: (writing: Writing) => Value) => {
    const writing = beginWriting(database);
    const value = database.transaction(() => {
      const written = write(writing);
      keepStandings(writing);
      return written;
    })();
    events.push(...toEvents(changeOf(writing)));
    return value;
  };
  const inbox = createInbox({
    intake: {
      recordRows: async (...words) => within((writing) => recordRows(writing, ...words)),
      recordImport: async (...words) => within((writing) => recordImport(writing, ...words)),
      recordNotification: async (...words) => within((writing) => recordNotification(writing, ...words)),
      setNotificationAside: async (...words) => within((writing) => setNotificationAside(writing, ...words)),
    },
    vault: openVault({
      keychain: keychain ?? openMemoryStore(new Map([['test/SHOP', key]])),
      memory: openMemoryStore(),
    }),
    clock,
    createId,
    actor: 'a.clerk',
    accounts: () => [account],
  });
  return {
    inbox,
    database,
    account,
    events,
    clock,
    take: async (text) => (await inbox.take(text, { by: 'person', most: 500 })).map(toTakenView),
    rows: (table) => database.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table} ORDER BY 1`).all(),
  };
}

/** Every table that a notification could change, the list of refused ones left out. */
export function photograph({ rows }: Pick<OpenInbox, 'rows'>): string {
  const tables = ['events', 'observations', 'people', 'transactions', 'operations', 'attempts', 'notifications'];
  return JSON.stringify(tables.map(rows));
}
