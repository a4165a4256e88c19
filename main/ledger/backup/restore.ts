import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { copyLedgerFiles, freeName, ledgerSuffixes } from '../database/copy.ts';
import { syncFile, syncFolder } from '../database/sync.ts';
import type { Finding } from '../verify/finding.ts';
import { verifyLedger } from '../verify/verify.ts';

/** What a restore ended in. */
export type Restore =
  /** `aside`: where the file that was there before stands now; undefined when there was none. */
  | { readonly kind: 'restored'; readonly aside: string | undefined }
  /** The backup itself is not sound; nothing was changed. */
  | { readonly kind: 'unsound'; readonly findings: readonly Finding[] };

/**
 * Puts a backup in the place of a ledger that nobody has open. The backup is checked first; the present file is moved
 * aside with its write-ahead log and never overwritten. Cut short at any moment, both are still there.
 */
export function restoreBackup(backup: string, file: string, stamp: string): Restore {
  const findings = verifyLedger(backup, 'truth');
  if (findings.length > 0) return { kind: 'unsound', findings };
  return { kind: 'restored', aside: putInPlace(backup, file, stamp) };
}

/** Copies a ledger that nobody has open to where another stands, which is moved aside; gives where that is now. */
export function putInPlace(source: string, file: string, stamp: string): string | undefined {
  const fresh = `${file}.restoring`;
  for (const suffix of ledgerSuffixes) rmSync(`${fresh}${suffix}`, { force: true });
  copyLedgerFiles(source, fresh);
  becomeOneFile(fresh);
  syncFile(fresh);
  const aside = moveAside(file, stamp);
  renameSync(fresh, file);
  syncFolder(dirname(file));
  return aside;
}

/** Takes in a write-ahead log: a file that was moved aside can be restored as well, and may have one. */
function becomeOneFile(file: string): void {
  const database = new Database(file);
  database.pragma('journal_mode = DELETE');
  database.close();
}

/** The log moves with its file and keeps its name beside it, so that the pair can still be opened together. */
function moveAside(file: string, stamp: string): string | undefined {
  const aside = freeName(`${file}.replaced-${stamp}`);
  const present = ledgerSuffixes.filter((suffix) => existsSync(`${file}${suffix}`));
  for (const suffix of present) renameSync(`${file}${suffix}`, `${aside}${suffix}`);
  return present.length > 0 ? aside : undefined;
}
