import { chmodSync, constants, copyFileSync, existsSync } from 'node:fs';

/**
 * Copies a ledger that nobody has open, with its write-ahead log: without that log the newest writes would be missing.
 * The shared memory beside them is left out, SQLite makes it anew. Files 0600.
 */
export function copyLedgerFiles(file: string, target: string): void {
  for (const suffix of ['', '-wal']) {
    if (!existsSync(`${file}${suffix}`)) continue;
    copyFileSync(`${file}${suffix}`, `${target}${suffix}`, constants.COPYFILE_FICLONE);
    chmodSync(`${target}${suffix}`, 0o600);
  }
}

/** Every file that a ledger may consist of, by what follows its name. */
export const ledgerSuffixes = ['', '-wal', '-shm'] as const;

/** A name that no file of a ledger bears yet: what was kept within the same second is never overwritten or removed. */
export function freeName(wanted: string): string {
  const taken = (name: string) => ledgerSuffixes.some((suffix) => existsSync(`${name}${suffix}`));
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken(name)) return name;
  }
}
