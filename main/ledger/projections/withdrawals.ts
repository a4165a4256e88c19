import type { KeptRow } from '../../domain/import.ts';
import type { ReadableDatabase, WritableDatabase } from '../database/open.ts';
import { textOfKey } from '../queries/transactions.ts';

/** An import that was withdrawn, and the rows of it that stay. */
export interface Withdrawn {
  readonly importId: string;
  readonly kept: readonly KeptRow[];
}

export function rememberWithdrawal(database: WritableDatabase, { importId, kept }: Withdrawn): void {
  database
    .prepare('INSERT OR REPLACE INTO withdrawals (import_id, kept) VALUES (?, ?)')
    .run(importId, JSON.stringify(kept));
}

/**
 * Reads the log for withdrawals before it is replayed: what an import told stands before the line that withdraws it, and what
 * was once folded into a row cannot be taken out of it. A colleague's line that is stored and not projected yet is not replayed
 * either, and what it withdraws still counts.
 */
export function foreseeWithdrawals(database: WritableDatabase): void {
  database.exec('DELETE FROM withdrawals');
  const found = database.prepare<[], Withdrawn & { readonly body: string }>(withdrawalLines).all();
  for (const { body } of found) rememberWithdrawal(database, JSON.parse(body) as Withdrawn);
}

/** A body that is no JSON holds no withdrawal; it is for a check of the chain to name. */
const withdrawalLines = `
  SELECT body FROM (
    SELECT desk_id, sequence, CASE WHEN json_valid(CAST(body AS TEXT)) THEN CAST(body AS TEXT) END AS body FROM events) e
  WHERE body ->> '$.kind' = 'importWithdrawn'
    AND (desk_id = (SELECT desk_id FROM ledger) OR sequence <= (
      SELECT a.to_sequence FROM arrivals a INDEXED BY arrivals_by_desk
      WHERE a.desk_id = e.desk_id ORDER BY a.arrival_id DESC LIMIT 1))
`;

/** What tells of an observation whether it counts no more. */
export function readWithdrawals(
  database: ReadableDatabase,
): (observation: { readonly importId: string; readonly body: string }) => boolean {
  const stored = database
    .prepare<[], { readonly importId: string; readonly kept: string }>(
      'SELECT import_id AS importId, kept FROM withdrawals',
    )
    .all();
  const withdrawn = new Map(
    stored.map(({ importId, kept }) => [importId, new Set((JSON.parse(kept) as KeptRow[]).map(textOfKey))]),
  );
  return ({ importId, body }) => {
    const kept = withdrawn.get(importId);
    return kept !== undefined && (kept.size === 0 || !kept.has(textOfKey(JSON.parse(body) as KeptRow)));
  };
}

export function isWithdrawn(database: ReadableDatabase, importId: string): boolean {
  return (
    database
      .prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM withdrawals WHERE import_id = ?)')
      .pluck()
      .get(importId) === 1
  );
}
