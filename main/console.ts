import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import type { ConsoleEvent, ConsoleView } from '../contract/index.ts';
import { environmentOf } from '../protocol/environment.ts';
import { type Account, toAccountView } from './accounts/account.ts';
import { createHandlers } from './channels/handlers.ts';
import { createReceiver, type Receive } from './channels/receive.ts';
import type { Clock } from './clock.ts';
import { createDesk } from './desk/desk.ts';
import type { EmbeddedGateway } from './embedded-gateway.ts';
import { type GatewayOptions, openGateway } from './gateway/gateway.ts';
import { importExport } from './ledger/import/import-export.ts';
import { type LedgerThreads, openLedger } from './ledger/ledger.ts';
import { openLog } from './log.ts';
import { openPreferences } from './preferences.ts';
import { openMemoryStore } from './vault/memory.ts';
import type { SecretStore } from './vault/secret-store.ts';
import { entryName, openVault } from './vault/vault.ts';

/** Everything that the console needs from the program that hosts it. */
export interface ConsolePorts {
  readonly clock: Clock;
  readonly dataFolder: string;
  readonly threads: LedgerThreads;
  readonly keychain: SecretStore;
  readonly proxyFor: GatewayOptions['proxyFor'];
  readonly patience?: GatewayOptions['patience'];
  /** Accounts that stand at a gateway of their own. */
  readonly accounts: readonly Account[];
  /** Starts the demo gateway on its data file, or undefined for a console without demo accounts. */
  readonly startDemo: ((file: string) => Promise<EmbeddedGateway>) | undefined;
  readonly user: string;
  readonly about: Pick<ConsoleView, 'version' | 'host' | 'systemLocale'>;
}

/** A running console: messages in, answers out, events unasked. */
export interface RunningConsole {
  readonly receive: Receive;
  /** Calls the listener with each event as JSON, until the returned function is called. */
  listen(listener: (message: string) => void): () => void;
  /** Waits for what is under way, then closes every file. */
  close(): Promise<void>;
}

/** The zone that all times on screen are shown in: the gateway's own business day. */
const timeZone = 'Europe/Paris';

/** Puts the house together: ports in, a running console out. Rejects with a LedgerProblem when the file is unfit. */
export async function createConsole(ports: ConsolePorts): Promise<RunningConsole> {
  const listeners = new Set<(message: string) => void>();
  const tell = (event: ConsoleEvent) => {
    for (const listener of listeners) listener(JSON.stringify(event));
  };
  const stamp = () => ({ actor: ports.user, at: ports.clock.now() });

  const folder = join(ports.dataFolder, environmentOf(ports.accounts[0]?.url ?? 'http://127.0.0.1'));
  const { ledger, demo } = await openTogether(folder, ports);
  await ledger.write.recoverInterrupted(stamp());

  const demoAccounts = (demo?.accounts ?? []).map((account) => toDemoAccount(account, demo?.url ?? ''));
  const accounts = [...demoAccounts, ...ports.accounts];
  const findAccount = (accountId: string) => accounts.find((account) => account.accountId === accountId);
  if (demo && (await ledger.read.findLastImport()) === null) {
    const file = { text: await demo.exportTransactions(), source: 'demo gateway', importId: createId() };
    await importExport(ledger, file, (identifier) => accounts.find((a) => a.identifier === identifier), stamp());
  }

  const memory = openMemoryStore(
    new Map(demoAccounts.map((account, index) => [entryName(account), demo?.accounts[index]?.secret ?? ''])),
  );
  const vault = openVault({ keychain: ports.keychain, memory });
  const log = openLog(join(ports.dataFolder, 'console.log'), vault.handled);
  const gateway = openGateway({ proxyFor: ports.proxyFor, ...(ports.patience && { patience: ports.patience }) });
  const preferences = openPreferences(ports.dataFolder, (changed) =>
    tell({ kind: 'preferencesChanged', preferences: changed }),
  );
  const desk = createDesk({
    ledger,
    gateway,
    vault,
    clock: ports.clock,
    createId,
    actor: ports.user,
    findAccount,
    tell,
  });

  const describe = async (): Promise<ConsoleView> => ({
    ...ports.about,
    accounts: accounts.map(toAccountView),
    preferences: preferences.read(),
    timeZone,
    dataFolder: ports.dataFolder,
    lastImportAt: await ledger.read.findLastImport(),
    toSettle: await ledger.read.countToSettle(),
    user: ports.user,
  });
  const { systemLocale } = ports.about;
  const handlers = createHandlers({ desk, ledger, vault, preferences, accounts, describe, systemLocale });
  log.info(`Console ${ports.about.version} is open on ${folder}`);
  return {
    receive: createReceiver(handlers, log),
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      await desk.finish();
      await gateway.close();
      await ledger.close();
      await demo?.close();
    },
  };
}

/** The ledger and the demo gateway start side by side; when one cannot, the other is put away again. */
async function openTogether(folder: string, { threads, startDemo }: ConsolePorts) {
  const [ledger, demo] = await Promise.allSettled([
    openLedger(folder, threads),
    startDemo?.(join(folder, 'gateway.sqlite')),
  ]);
  if (ledger.status === 'fulfilled' && demo.status === 'fulfilled') return { ledger: ledger.value, demo: demo.value };
  if (ledger.status === 'fulfilled') await ledger.value.close();
  if (demo.status === 'fulfilled') await demo.value?.close();
  throw ledger.status === 'rejected' ? ledger.reason : demo.status === 'rejected' ? demo.reason : undefined;
}

function toDemoAccount(account: EmbeddedGateway['accounts'][number], url: string): Account {
  const { identifier, label, currency, zone } = account;
  return { accountId: identifier, identifier, label, currency, zone, url, embedded: true };
}
