import type { Stamp } from '../../domain/event.ts';
import type { KeptRow } from '../../domain/import.ts';
import type { BegunImport, Withdrawal } from '../../ports/imports.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { markStale } from '../database/stale.ts';
import { appendEvent } from '../events/append.ts';
import { isWithdrawn } from '../projections/withdrawals.ts';
import { findReference } from '../queries/transactions.ts';
import type { Writing } from './writing.ts';

/** Writes down that a file begins to come in, before its first row. */
export function beginImport(writing: Writing, begun: BegunImport, stamp: Stamp): void {
  appendEvent(writing, { kind: 'importBegun', ...begun }, stamp);
}

/**
 * Withdraws an import by its one event, which names the rows that stay: what an operation of this desk refers to, and what it
 * made. Projections cannot forget a fact, so they are to be made anew, and nothing may be written until then.
 */
export function withdrawImport(writing: Writing, importId: string, stamp: Stamp): Withdrawal {
  const { database } = writing;
  const isKnown = database
    .prepare<[string], number>(`SELECT EXISTS (SELECT 1 FROM import_files WHERE import_id = ? AND desk_id = '')`)
    .pluck()
    .get(importId);
  if (isKnown !== 1 || isWithdrawn(database, importId)) return { kind: 'unknown' };
  const underWay = database
    .prepare<[], number>(
      `SELECT EXISTS (SELECT 1 FROM operations WHERE state IN ('confirmed', 'sending') AND desk_id IS NULL)`,
    )
    .pluck()
    .get();
  if (underWay === 1) return { kind: 'busy' };
  const kept = listKept(database, importId);
  appendEvent(writing, { kind: 'importWithdrawn', importId, kept }, stamp);
  markStale(database, 'withdrawal');
  return { kind: 'withdrawn', kept: kept.length };
}

/** Of what this desk's operations refer to, by way of others, and have made, that which the import has told of. */
function listKept(database: ReadableDatabase, importId: string): KeptRow[] {
  const keys = new Map<string, KeptRow>();
  const add = ({ accountId, transactionId }: KeptRow) => {
    for (let next: string | null = transactionId; next !== null; ) {
      const key: KeptRow = { accountId, transactionId: next };
      const text = JSON.stringify(key);
      if (keys.has(text)) return;
      keys.set(text, key);
      next = findReference(database, key)?.referenceId ?? null;
    }
  };
  database.prepare<[], KeptRow>(ownRows).all().forEach(add);
  if (keys.size === 0) return [];
  const told = { importId, keys: JSON.stringify([...keys.values()]) };
  const found = database.prepare<object, KeptRow>(toldBy).all(told);
  return [...new Map(found.map((key) => [JSON.stringify(key), key])).values()];
}

const ownRows = `
  SELECT account_id AS accountId, reference_id AS transactionId FROM operations
  WHERE state <> 'drafted' AND reference_id <> ''
  UNION
  SELECT o.account_id, coalesce(o.settlement ->> '$.transactionId', a.proof ->> '$.transactionId', a.transaction_id)
  FROM attempts a JOIN operations o USING (operation_id)
  WHERE coalesce(o.settlement ->> '$.transactionId', a.proof ->> '$.transactionId', a.transaction_id) IS NOT NULL
`;

const toldBy = `
  SELECT o.body ->> '$.accountId' AS accountId, o.body ->> '$.transactionId' AS transactionId
  FROM observations o
  WHERE o.import_id = @importId
    AND (o.body ->> '$.accountId', o.body ->> '$.transactionId') IN
      (SELECT value ->> '$.accountId', value ->> '$.transactionId' FROM json_each(@keys))
`;
