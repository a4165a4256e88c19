import { appendFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeLines } from '../csv/write-lines.ts';
import type { RejectedRow } from '../export-csv.ts';

/** The list of an import's rows that were left out, as a file for whoever mends them. */
export interface SideFile {
  readonly path: string;
  add(rejected: readonly RejectedRow[]): void;
}

/**
 * Begins the list anew: an import that goes on is read from its beginning. The file is there once a row was left out, for its
 * owner alone. No cell stands in it but the TRANSACTIONID: any other may hold a person or a card.
 */
export function openSideFile(folder: string, importId: string): SideFile {
  const path = sideFileOf(folder, importId);
  rmSync(path, { force: true });
  let isBegun = false;
  return {
    path,
    add: (rejected) => {
      if (rejected.length === 0) return;
      if (!isBegun) mkdirSync(folder, { recursive: true, mode: 0o700 });
      const lines = rejected.map(toLine).join('');
      appendFileSync(path, isBegun ? lines : `${header}${lines}`, { mode: 0o600 });
      isBegun = true;
    },
  };
}

export function sideFileOf(folder: string, importId: string): string {
  return join(folder, `left-out-${importId}.csv`);
}

const header = '\ufeffTABLE;LINE;COLUMN;REASON;TRANSACTIONID\r\n';

function toLine({ table = '', line, column, problem, transactionId = '' }: RejectedRow): string {
  return writeLines([[table, line, column, problem, transactionId]]);
}
