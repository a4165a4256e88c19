import { userInfo } from 'node:os';
import { clockFrom, systemClock } from '../../clock.ts';
import { type ConsoleIntake, type ConsoleTeam, createConsole, type RunningConsole } from '../../console.ts';
import { requireDataFolder } from '../../data-folder.ts';
import { startEmbeddedGateway } from '../../embedded-gateway.ts';
import type { openGateway } from '../../gateway/gateway.ts';
import { takeOwnership } from '../../ledger/owner.ts';
import { LedgerProblem, type ProblemKind } from '../../ledger/problem.ts';
import type { Places } from '../../places.ts';
import { openKeychain } from '../../vault/keychain.ts';
import type { SecretStore } from '../../vault/secret-store.ts';
import { version } from '../../version.ts';
import { readEnvironmentProxy } from '../chromium/environment-proxy.ts';
import type { HeadlessOptions } from './options.ts';
import { holdsProduction } from './production.ts';

export interface OpenPorts {
  readonly places: Places;
  readonly environment: NodeJS.ProcessEnv;
  readonly openGateway?: typeof openGateway;
}

/** A console that is open, or what kept it from being: where a window would show a screen. */
export type Opening =
  | { readonly kind: 'open'; readonly running: RunningConsole & ConsoleIntake & ConsoleTeam }
  | { readonly kind: 'closed'; readonly code: ProblemKind | 'productionNotAllowed'; readonly why: string };

/** Opens the console as the only process on its data folder. */
export async function openHeadless(options: HeadlessOptions, ports: OpenPorts): Promise<Opening> {
  const { dataFolder } = options;
  try {
    const open = requireDataFolder(dataFolder);
    if (open !== undefined) process.stderr.write(`${open}\n`);
    // The folder's own lock is the window's as well: accounts and preferences have one writer, whatever shows them.
    const ownership = takeOwnership(dataFolder);
    try {
      if (!options.production && holdsProduction(dataFolder)) {
        ownership.release();
        const why = `${dataFolder} has accounts with real money; to open it, say so by --production.`;
        return { kind: 'closed', code: 'productionNotAllowed', why };
      }
      const running = await startConsole(options, ports);
      const close = () => running.close().finally(ownership.release);
      return { kind: 'open', running: { ...running, close } };
    } catch (failure) {
      ownership.release();
      throw failure;
    }
  } catch (failure) {
    if (failure instanceof LedgerProblem) return { kind: 'closed', code: failure.kind, why: failure.message };
    return { kind: 'closed', code: 'other', why: failure instanceof Error ? String(failure.stack) : String(failure) };
  }
}

function startConsole(options: HeadlessOptions, { places, environment, openGateway }: OpenPorts) {
  const { dataFolder, now, patience } = options;
  return createConsole({
    clock: now === undefined ? systemClock : clockFrom(now),
    dataFolder,
    threads: places.threads,
    exportReader: places.exportReader,
    keychain: options.keychain ? openKeychain() : noKeychain,
    proxyFor: async (url) => readEnvironmentProxy(url, environment),
    ...(patience && { patience }),
    ...(openGateway && { openGateway }),
    startDemo: options.demo ? (file) => startEmbeddedGateway(places.demoGateway, file, now) : undefined,
    user: userInfo().username,
    about: {
      version,
      host: { kind: 'headless', version: `Node.js ${process.versions.node}` },
      systemLocale: Intl.DateTimeFormat().resolvedOptions().locale,
    },
  });
}

/** As on a computer that has none. */
const noKeychain: SecretStore = {
  read: async () => ({ kind: 'unavailable' }),
  keep: async () => ({ kind: 'unavailable' }),
  forget: async () => ({ kind: 'unavailable' }),
};
