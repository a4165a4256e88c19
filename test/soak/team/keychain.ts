import { readFileSync } from 'node:fs';
import type { SecretStore } from '../../../main/vault/secret-store.ts';
import { writeWholeFile } from '../../../main/whole-file.ts';

/** A keychain that outlives its desk's process, as the system's does: a file, which is for play money alone. */
export function openKeychainFile(file: string): SecretStore {
  const read = (): Readonly<Record<string, string>> => {
    try {
      return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
    } catch {
      return {};
    }
  };
  return {
    read: async (name) => {
      const secret = read()[name];
      return secret === undefined ? { kind: 'absent' } : { kind: 'found', secret };
    },
    keep: async (name, secret) => {
      writeWholeFile(file, JSON.stringify({ ...read(), [name]: secret }));
      return { kind: 'done' };
    },
    forget: async (name) => {
      const { [name]: _forgotten, ...others } = read();
      writeWholeFile(file, JSON.stringify(others));
      return { kind: 'done' };
    },
  };
}
