import type { KeychainEvidence } from '../ledger/verify/evidence.ts';
import { readSealedHead, sealEntries } from './seal-keys.ts';
import type { SecretStore } from './secret-store.ts';

/** What the keychain knows of the seal of a desk's ledger, for those who check it; it makes no key. */
export async function readKnownSeal(
  keychain: Pick<SecretStore, 'read'>,
  deskId: string,
): Promise<KeychainEvidence | undefined> {
  const answer = await keychain.read(sealEntries(deskId).key);
  if (answer.kind !== 'found') return undefined;
  return { key: answer.secret, sealed: await readSealedHead(keychain, deskId) };
}

/** Forgets what was sealed last, on a person's word that the ledger may lack it; the key stays. */
export async function forgetSealedHead(keychain: Pick<SecretStore, 'forget'>, deskId: string): Promise<void> {
  await keychain.forget(sealEntries(deskId).head);
}
