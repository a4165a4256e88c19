import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccountForm, ChannelInput, ChannelName, ChannelOutput, Result } from '../../../contract/index.ts';

import { toAccount } from '../../../main/accounts/account.ts';
import { createHandlers } from '../../../main/channels/handlers.ts';
import type { HandlerPorts } from '../../../main/channels/ports.ts';
import { createReceiver } from '../../../main/channels/receive.ts';
import { createDesk } from '../../../main/desk/desk.ts';
import type { Gateway } from '../../../main/gateway/gateway.ts';
import { createInbox } from '../../../main/inbox/inbox.ts';
import { createAttribution } from '../../../main/lookup/attribution.ts';
import { fetchTransactions } from '../../../main/lookup/fetch.ts';
import { type Imported, importExport } from '../../../main/lookup/import-export.ts';
import { defaultPreferences } from '../../../main/preferences.ts';
import { lookUpCase } from '../../../main/proof/look.ts';
import { createActs } from '../../../main/room/acts.ts';
import type { Room } from '../../../main/room/room.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { promised } from '../../main/ports/memory-ledger.ts';
import type { SqliteCore } from '../../main/ports/sqlite-core.ts';
import { secret } from './book.ts';

/** The console under test, asked in the window's own words. */
export interface Window {
  ask<Name extends ChannelName>(channel: Name, input: ChannelInput<Name>): Promise<Result<ChannelOutput<Name>>>;
  /** An export, by the intake port. */
  takeExport(text: string): Promise<Imported>;
  /** Time has passed. */
  moveOn(): Promise<void>;
  close(): Promise<void>;
}

export interface WindowPorts {
  readonly core: SqliteCore;
  readonly forms: readonly AccountForm[];
  readonly gateway: Pick<Gateway, 'send'>;
  now(): number;
  /** Changes what the window is answered, to show that it is seen. */
  readonly spoil?: Spoil | undefined;
}

/** An answer on its way to the window, JSON already read. */
export type Spoil = (channel: ChannelName, result: Result<unknown>) => Result<unknown>;

/**
 * The console's own handlers and receiver on the ledger's own statements, all in this thread: thousands of them in minutes, and
 * the same run every time, where a process, its threads, its disk and its timers would cost half a second each and bring
 * chance of their own.
 */
export function openWindow({ core, forms, gateway, now, spoil = (_, result) => result }: WindowPorts): Window {
  const accounts = forms.map(toAccount);
  const findAccount = (accountId: string) => accounts.find((account) => account.accountId === accountId);
  const keys = new Map(accounts.map(({ environment, identifier }) => [`${environment}/${identifier}`, secret]));
  const vault = openVault({ keychain: openMemoryStore(keys), memory: openMemoryStore() });
  const clock = { now };
  const createId = countIds();
  const ledger = {
    journal: promised(core.journal),
    intake: promised(core.intake),
    views: promised(core.views),
    feed: { listen: core.listen },
    backups: { problem: () => null },
    preparation: () => null,
    whenPrepared: Promise.resolve(),
  };
  const shared = { ledger, gateway, vault, clock, createId, actor: 'a.clerk', findAccount };
  const onNotRecorded = (why: unknown) => {
    throw why;
  };
  const asking = new Set<Promise<unknown>>();
  const attribution = createAttribution({
    now,
    ask: async (accountId, wanted) => {
      const account = findAccount(accountId);
      const asked: Promise<unknown> = account ? fetchTransactions(shared, account, wanted) : Promise.resolve();
      asking.add(asked);
      return asked;
    },
  });
  const room = {
    environment: 'sandbox' as const,
    actor: 'a.clerk',
    ledger,
    attribution,
    acts: createActs({ ledger, stamp: () => ({ actor: 'a.clerk', at: now() }), version: '0.0.0', onNotRecorded }),
    desk: createDesk({ ...shared, attribute: attribution.consider }),
    inbox: createInbox({ ...shared, intake: ledger.intake, accounts: () => accounts }),
    accounts: () => accounts,
    findAccount,
    fetch: (account: Parameters<Room['fetch']>[0], wanted: Parameters<Room['fetch']>[1]) =>
      fetchTransactions(shared, account, wanted),
    look: (operation: Parameters<Room['look']>[0]) => lookUpCase(shared, operation),
  };
  const preferences = { read: () => defaultPreferences };
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-pages-'));
  const here = { systemLocale: 'en-GB', timeZone: 'Europe/Paris', preferences, dataFolder: folder };
  const ports = { rooms: { current: () => room }, clock, vault, screen: {}, ...here };
  let failure: unknown;
  const log = {
    info: () => undefined,
    error: (_: string, why: unknown) => {
      failure = why;
    },
  };
  // What is left out is what no run asks for: the frame, the listener, accounts and secrets.
  const receive = createReceiver(createHandlers(ports as unknown as HandlerPorts), log, { isLocked: () => false });
  return {
    ask: async (channel, input) => {
      failure = undefined;
      const message = JSON.stringify({ channel, input });
      let answer = await receive(message);
      // What is asked in the background is told to a window, which then asks anew.
      if (asking.size > 0) {
        await Promise.all(asking);
        asking.clear();
        if (channel === 'transactions.show') answer = await receive(message);
      }
      const result = JSON.parse(answer);
      if (failure !== undefined) throw new Error(`${channel} broke.`, { cause: failure });
      return spoil(channel, result) as typeof result;
    },
    moveOn: async () => undefined,
    close: async () => rmSync(folder, { recursive: true, force: true }),
    takeExport: (text) => {
      const file = { text, source: 'a file', importId: createId() };
      const findAccount = (identifier: string) => accounts.find((account) => account.identifier === identifier);
      const owners = { findAccount, only: accounts.length === 1 ? accounts[0] : undefined };
      return importExport(ledger.intake, file, owners, { actor: 'a.clerk', at: now() });
    },
  };
}

/** UUID version 7 by form, in order, and the same in every run. */
function countIds(): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `01900000-0000-7000-8000-${String(last).padStart(12, '0')}`;
  };
}
