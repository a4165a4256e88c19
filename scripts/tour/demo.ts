import { join } from 'node:path';
import { clockFrom } from '../../main/clock.ts';
import { openGateway } from '../../main/gateway/gateway.ts';
import type { LedgerThreads } from '../../main/ledger/ledger.ts';
import { findPlaces } from '../../main/places.ts';
import { openRoom } from '../../main/room/room.ts';
import { openMemoryStore } from '../../main/vault/memory.ts';
import { openVault } from '../../main/vault/vault.ts';
import { startSandbox } from '../../sandbox/index.ts';

/**
 * Makes what a first start with the demo leaves behind in a data folder: the gateway's book, the ledger with its first
 * import, and a backup of it. Gives the environment's folder; whoever begins with a copy of that begins sooner. Its clock
 * is `clockShift` milliseconds ahead.
 */
export async function prepareDemo(dataFolder: string, threads: LedgerThreads, clockShift = 0): Promise<string> {
  const memory = openMemoryStore();
  const clock = clockFrom(Date.now() + clockShift);
  const gateway = openGateway({ proxyFor: async () => undefined });
  const room = await openRoom({
    environment: 'sandbox',
    dataFolder,
    threads,
    exportReader: findPlaces(new URL('../../main/places.ts', import.meta.url).href).exportReader,
    version: 'demo',
    onImport: () => {},
    startDemo: async (file) => {
      const sandbox = await startSandbox({ demo: true, file, now: new Date(clock.now()).toISOString() });
      return { ...sandbox, exportTransactions: async () => sandbox.exportTransactions() };
    },
    ownAccounts: () => [],
    gateway,
    vault: openVault({ keychain: memory, memory }),
    memory,
    clock,
    actor: 'demo',
    onChange: () => {},
    onBackup: () => {},
    onProgress: () => {},
    onPrepared: () => {},
  });
  await room.ledger.backups.makeIfDue();
  await room.close();
  await gateway.close();
  return join(dataFolder, 'sandbox');
}
