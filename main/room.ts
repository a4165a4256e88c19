import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import type { ConsoleEvent } from '../contract/index.ts';
import type { Environment } from '../protocol/environment.ts';
import { type Account, toDemoAccount } from './accounts/account.ts';
import type { Clock } from './clock.ts';
import { createDesk, type Desk } from './desk/desk.ts';
import type { EmbeddedGateway } from './embedded-gateway.ts';
import type { Gateway } from './gateway/gateway.ts';
import { importExport } from './ledger/import/import-export.ts';
import { type Ledger, type LedgerThreads, openLedger } from './ledger/ledger.ts';
import { fetchTransactions } from './lookup/fetch.ts';
import type { Wanted } from './lookup/request.ts';
import type { SecretStore } from './vault/secret-store.ts';
import { entryName, type Vault } from './vault/vault.ts';

/** One environment at work: its ledger, its desk and its accounts. Two environments never share anything. */
export interface Room {
  readonly environment: Environment;
  readonly ledger: Ledger;
  readonly desk: Desk;
  /** The merchant's own accounts and, in the sandbox, the demo's. */
  accounts(): readonly Account[];
  findAccount(accountId: string): Account | undefined;
  /** Asks the gateway for what the ledger does not know yet. */
  fetch(account: Account, wanted: Wanted): ReturnType<typeof fetchTransactions>;
  /** Waits for what is under way, then closes every file. */
  close(): Promise<void>;
}

export interface RoomPorts {
  readonly environment: Environment;
  /** The data folder of all environments. */
  readonly dataFolder: string;
  readonly threads: LedgerThreads;
  /** Starts the demo gateway on its data file, or undefined for a room without demo accounts. */
  readonly startDemo: ((file: string) => Promise<EmbeddedGateway>) | undefined;
  /** The merchant's own accounts of this environment, as they stand now. */
  ownAccounts(): readonly Account[];
  readonly gateway: Gateway;
  readonly vault: Vault;
  /** Where the demo accounts' secrets are put for this run. */
  readonly memory: SecretStore;
  readonly clock: Clock;
  readonly actor: string;
  tell(event: ConsoleEvent): void;
}

/** Opens an environment. Rejects with a LedgerProblem when its file is unfit. */
export async function openRoom(ports: RoomPorts): Promise<Room> {
  const { environment, clock, actor, gateway, vault, tell } = ports;
  const { ledger, demo } = await openTogether(join(ports.dataFolder, environment), ports);
  const stamp = () => ({ actor, at: clock.now() });
  await ledger.write.recoverInterrupted(stamp());

  const demoAccounts = await settleDemo(ports, demo);
  const accounts = () => [...demoAccounts, ...ports.ownAccounts()];
  const findAccount = (accountId: string) => accounts().find((account) => account.accountId === accountId);
  if (demo && (await ledger.read.findLastImport()) === null) {
    const file = { text: await demo.exportTransactions(), source: 'demo gateway', importId: createId() };
    await importExport(ledger, file, findAccount, stamp());
  }
  const desk = createDesk({ ledger, gateway, vault, clock, createId, actor, findAccount, tell });
  return {
    environment,
    ledger,
    desk,
    accounts,
    findAccount,
    fetch: (account, wanted) =>
      fetchTransactions({ ledger, gateway, vault, clock, createId, actor, tell }, account, wanted),
    close: async () => {
      await desk.finish();
      await ledger.close();
      await demo?.close();
    },
  };
}

/** Makes accounts of the demo's shops and keeps their secrets in memory. */
async function settleDemo({ memory }: RoomPorts, demo: EmbeddedGateway | undefined): Promise<Account[]> {
  if (!demo) return [];
  return Promise.all(
    demo.accounts.map(async ({ identifier, label, currency, secret, credit, zone }) => {
      const shop = { identifier, label, currency, creditMode: credit, voidZone: zone };
      const account = toDemoAccount(shop, demo.url);
      await memory.keep(entryName(account), secret);
      return account;
    }),
  );
}

/** The ledger and the demo gateway start side by side; when one cannot, the other is put away again. */
async function openTogether(folder: string, { threads, startDemo }: RoomPorts) {
  const [ledger, demo] = await Promise.allSettled([
    openLedger(folder, threads),
    startDemo?.(join(folder, 'gateway.sqlite')),
  ]);
  if (ledger.status === 'fulfilled' && demo.status === 'fulfilled') return { ledger: ledger.value, demo: demo.value };
  if (ledger.status === 'fulfilled') await ledger.value.close();
  if (demo.status === 'fulfilled') await demo.value?.close();
  throw ledger.status === 'rejected' ? ledger.reason : demo.status === 'rejected' ? demo.reason : undefined;
}
