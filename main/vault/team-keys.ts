import type { SecretStore, StoreResult } from './secret-store.ts';
import { keyName, type SecretOwner } from './vault.ts';

/**
 * Moves the signing keys of accounts into a team (from null), or out of it (to null). Each is kept under its new name and read back
 * before the old one is forgotten; said again it goes on where it was cut short. A key that is not there is nobody's to move.
 */
export async function moveKeys(
  keychain: SecretStore,
  accounts: readonly SecretOwner[],
  from: string | null,
  to: string | null,
): Promise<StoreResult> {
  for (const account of accounts.filter(({ embedded }) => !embedded)) {
    const moved = await moveKey(keychain, keyName(account, from), keyName(account, to));
    if (moved.kind !== 'done') return moved;
  }
  return { kind: 'done' };
}

async function moveKey(keychain: SecretStore, from: string, to: string): Promise<StoreResult> {
  const found = await keychain.read(from);
  if (found.kind === 'absent') return { kind: 'done' };
  if (found.kind !== 'found') return found;
  const there = await keychain.read(to);
  if (there.kind !== 'found' && there.kind !== 'absent') return there;
  if (there.kind === 'absent') {
    const kept = await keychain.keep(to, found.secret);
    if (kept.kind !== 'done') return kept;
  }
  return keychain.forget(from);
}
