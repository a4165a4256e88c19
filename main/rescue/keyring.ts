import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AccountFile, openAccountFile } from '../accounts/account-file.ts';
import type { SecretStore } from '../vault/secret-store.ts';
import { entryName } from '../vault/vault.ts';
import { ask, type RescuePorts } from './rescue.ts';
import type { KeyringTrouble } from './screen.ts';

export interface KeyringPorts {
  readonly dataFolder: string;
  readonly keychain: Pick<SecretStore, 'read'>;
  readonly hasMessageBus: boolean;
  /** How long the keychain may think, in milliseconds: it may be asking the person at this moment. */
  readonly patience?: number;
}

/** Tells at the start that nothing will be signed, and why; false when the person would rather quit. */
export async function warnOfKeyring(ports: KeyringPorts, rescue: Pick<RescuePorts, 'host'>): Promise<boolean> {
  for (;;) {
    const trouble = await findKeyringTrouble(ports);
    if (trouble === undefined) return true;
    const choice = await ask(rescue, { trouble, file: undefined, detail: '' });
    if (choice !== 'again') return choice === 'goOn';
  }
}

/** Only for somebody who has accounts of their own: the demo's secrets are in no keychain. */
async function findKeyringTrouble({
  dataFolder,
  keychain,
  hasMessageBus,
  patience = 3_000,
}: KeyringPorts): Promise<KeyringTrouble | undefined> {
  const [account] = readAccounts(dataFolder);
  if (!account) return undefined;
  const answer = await inTime(keychain.read(entryName({ ...account, embedded: false })), patience);
  switch (answer?.kind) {
    case 'locked':
      return 'keyringLocked';
    case 'denied':
      return 'keyringDenied';
    case 'unavailable':
      return hasMessageBus ? 'keyringUnavailable' : 'noMessageBus';
    default:
      return undefined;
  }
}

/** A broken list has a screen of its own, a moment later. */
function readAccounts(dataFolder: string): ReturnType<AccountFile['read']> {
  try {
    return openAccountFile(dataFolder).read();
  } catch {
    return [];
  }
}

async function inTime<Value>(promise: Promise<Value>, patience: number): Promise<Value | undefined> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(late.resolve, patience, undefined);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether programs of this session can reach D-Bus; other systems have keychains that need none. */
export function findMessageBus(environment: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): boolean {
  if (platform !== 'linux' || environment['DBUS_SESSION_BUS_ADDRESS']) return true;
  const folder = environment['XDG_RUNTIME_DIR'];
  return folder !== undefined && existsSync(join(folder, 'bus'));
}
