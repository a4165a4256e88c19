import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Bridge, buildBridge, type ConsoleEvent } from '../../contract/index.ts';
import { systemClock } from '../../main/clock.ts';
import { type ConsolePorts, createConsole } from '../../main/console.ts';
import { openMemoryStore } from '../../main/vault/memory.ts';
import type { SecretStore } from '../../main/vault/secret-store.ts';
import { oneThread } from '../one-thread.ts';
import { exportReader } from '../threads.ts';

/** A whole console without a window, asked as the window asks. */
export interface OpenConsole {
  readonly bridge: Bridge;
  readonly dataFolder: string;
  /** Stands where the operating system's keychain would be. */
  readonly keychain: SecretStore;
  readonly events: readonly ConsoleEvent[];
  /** As a host does with a file that was dropped. */
  readonly offerFile: (path: string) => string;
  /** As a host does when its person goes. */
  readonly lock: () => void;
  /** Every message that was told, as it was. */
  readonly told: readonly string[];
  close(): Promise<void>;
}

export async function openConsole(
  ports: Partial<
    Pick<ConsolePorts, 'clock' | 'dataFolder' | 'keychain' | 'presence' | 'startDemo' | 'threads' | 'uptime'>
  > = {},
): Promise<OpenConsole> {
  const dataFolder = ports.dataFolder ?? makeFolder();
  const keychain = ports.keychain ?? openMemoryStore();
  const running = await createConsole({
    clock: ports.clock ?? systemClock,
    dataFolder,
    threads: ports.threads ?? oneThread,
    exportReader,
    keychain,
    proxyFor: async () => undefined,
    startDemo: ports.startDemo,
    presence: ports.presence,
    ...(ports.uptime && { uptime: ports.uptime }),
    user: 'a.clerk',
    about: { version: 'test', host: { kind: 'chromium', version: 'none' }, systemLocale: 'en-GB' },
  });
  let closing: Promise<void> | undefined;
  const close = () => {
    closing ??= running.close();
    return closing;
  };
  onTestFinished(close);
  const bridge = buildBridge({ send: running.receive, listen: running.listen });
  const events: ConsoleEvent[] = [];
  const told: string[] = [];
  running.listen((message) => {
    told.push(message);
    events.push(JSON.parse(message));
  });
  const { offerFile } = running;
  const lock = () => running.lock('person');
  return { bridge, dataFolder, keychain, events, told, offerFile, lock, close };
}

export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-console-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
