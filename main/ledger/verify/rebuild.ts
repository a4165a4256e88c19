import { rmSync } from 'node:fs';
import { copyLedgerFiles, freeName, ledgerSuffixes } from '../database/copy.ts';
import { migrate } from '../database/migrate.ts';
import { openWritable } from '../database/open.ts';
import type { Finding } from './finding.ts';
import { rebuildAndCompare } from './projections.ts';

/** What came of making a ledger's projections anew. */
export interface Rebuild {
  readonly findings: readonly Finding[];
  /** Where the file stands as it was; undefined when nothing differed, so that there is nothing to keep. */
  readonly before: string | undefined;
}

/**
 * Makes every projection of a ledger anew from its log, in the file itself, and tells which rows came out otherwise
 * than they stood. Then the file as it was is kept beside it. Nobody may have the ledger open.
 */
export function rebuildLedger(file: string, stamp: string): Rebuild {
  const before = freeName(`${file}.before-rebuild-${stamp}`);
  const database = openWritable(file);
  try {
    migrate(database);
    database.pragma('wal_checkpoint(TRUNCATE)');
    copyLedgerFiles(file, before);
    const findings = rebuildAndCompare(database, before);
    if (findings.length > 0) return { findings, before };
  } finally {
    database.close();
  }
  for (const suffix of ledgerSuffixes) rmSync(`${before}${suffix}`, { force: true });
  return { findings: [], before: undefined };
}
