import { type ImportIdentity, textOfIdentity } from '../../domain/import.ts';
import type { Transaction } from '../../domain/transaction.ts';
import type { KnownImport, RowKey, UnfinishedImport } from '../../ports/imports.ts';
import type { ReadableDatabase } from '../database/open.ts';
import type { StoredLine } from '../events/read.ts';
import { readBody } from '../events/read-body.ts';
import { findText } from '../events/texts.ts';
import { findOperation } from './operations.ts';
import { findTransaction } from './transactions.ts';

/** The import of this very file, read in this very way, that has not come to its end; the newest. */
export function findUnfinished(database: ReadableDatabase, identity: ImportIdentity): UnfinishedImport | null {
  const importId = database
    .prepare<[string], string>(
      // Word for word the condition of the index `unfinished_import_files`.
      `SELECT import_id FROM import_files INDEXED BY unfinished_import_files
       WHERE identity = ? AND recorded_sequence IS NULL AND withdrawn_at IS NULL AND desk_id = ''
       ORDER BY import_id DESC LIMIT 1`,
    )
    .pluck()
    .get(textOfIdentity(identity));
  return importId === undefined ? null : { importId, taken: countTaken(database, importId) };
}

/** How many rows of an import are in the ledger: each left one observation, in its order. */
function countTaken(database: ReadableDatabase, importId: string): number {
  const count = database.prepare<[string], number>('SELECT count(*) FROM observations WHERE import_id = ?').pluck();
  return count.get(importId) ?? 0;
}

interface StoredImport extends StoredLine {
  readonly importId: string;
  readonly recordedAt: number | null;
  readonly rows: number | null;
  readonly withdrawnAt: number | null;
}

/** Files that came in at this desk or began to, newest first. */
export function listImports(database: ReadableDatabase, limit: number): KnownImport[] {
  const context = {
    findText: (id: string) => findText(database, id),
    findOperation: (operationId: string) => findOperation(database, operationId),
  };
  return database
    .prepare<[bigint], StoredImport>(importLines)
    .all(BigInt(limit))
    .flatMap((line) => {
      const event = readBody(line, context);
      if (event.kind !== 'importBegun') return [];
      const { importId, recordedAt, withdrawnAt, actor, at } = line;
      const { source, rules } = event;
      const rows = line.rows ?? countTaken(database, importId);
      return [{ importId, source, rules, begunAt: at, actor, recordedAt, rows, withdrawnAt }];
    });
}

const importLines = `
  SELECT i.import_id AS importId, i.recorded_at AS recordedAt, i.rows, i.withdrawn_at AS withdrawnAt,
         e.desk_id AS deskId, e.sequence, e.schema_version AS schemaVersion, e.actor, e.recorded_at AS at, e.body
  FROM import_files i CROSS JOIN events e ON e.desk_id = (SELECT desk_id FROM ledger) AND e.sequence = i.begun_sequence
  WHERE i.desk_id = '' ORDER BY i.begun_sequence DESC LIMIT ?
`;

/** One keyed look-up a row. */
export function findKnown(database: ReadableDatabase, keys: readonly RowKey[]): (Transaction | null)[] {
  return keys.map((key) => findTransaction(database, key) ?? null);
}
