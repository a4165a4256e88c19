import type { Head } from '../ledger/events/head.ts';
import type { SealKeys } from '../ledger/seal/keep.ts';
import { createSealKey } from '../seal-key.ts';
import type { SecretStore } from './secret-store.ts';

/** The keychain's entries of a desk's seal: its private key, and what it sealed last. */
export const sealEntries = (deskId: string) => ({ key: `seal/${deskId}`, head: `seal/${deskId}/head` }) as const;

/** Keeps the keys of seals in the system's keychain. One that is closed or not there gives none, and is asked again later. */
export function openSealKeys(keychain: SecretStore): SealKeys {
  const found = new Map<string, string>();
  const makeKey = async (deskId: string) => {
    const made = createSealKey();
    const kept = await keychain.keep(sealEntries(deskId).key, made);
    return kept.kind === 'done' ? made : undefined;
  };
  return {
    find: async (deskId) => {
      const known = found.get(deskId);
      if (known !== undefined) return known;
      const answer = await keychain.read(sealEntries(deskId).key);
      const key =
        answer.kind === 'found' ? answer.secret : answer.kind === 'absent' ? await makeKey(deskId) : undefined;
      if (key !== undefined) found.set(deskId, key);
      return key;
    },
    sealed: (deskId) => readSealedHead(keychain, deskId),
    remember: async ({ deskId, sequence, digest }) => {
      await keychain.keep(sealEntries(deskId).head, `${sequence} ${digest}`);
    },
  };
}

export async function readSealedHead(keychain: Pick<SecretStore, 'read'>, deskId: string): Promise<Head | undefined> {
  const answer = await keychain.read(sealEntries(deskId).head);
  const [, sequence, digest] = answer.kind === 'found' ? (/^(\d+) ([0-9a-f]{64})$/.exec(answer.secret) ?? []) : [];
  return digest === undefined ? undefined : { deskId, sequence: Number(sequence), digest };
}
