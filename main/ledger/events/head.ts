import type { ReadableDatabase } from '../database/open.ts';

/** The newest line of this desk's log: what it ends with. An empty log has the number 0 and no digest. */
export interface Head {
  readonly deskId: string;
  readonly sequence: number;
  readonly digest: string;
}

/** Where the log of this desk ends. Throws for a file that has no desk, and so is no ledger yet. */
export function readHead(database: ReadableDatabase): Head {
  const head = database.prepare<[], Head>(selectHead).get();
  if (head === undefined) throw new Error(`${database.name} has no desk id.`);
  return head;
}

/** One question, as it is asked for each line and for each answer. */
const selectHead = `
  SELECT l.desk_id AS deskId, coalesce(e.sequence, 0) AS sequence, coalesce(e.digest, '') AS digest
  FROM ledger l LEFT JOIN events e
    ON e.desk_id = l.desk_id AND e.sequence = (SELECT max(n.sequence) FROM events n WHERE n.desk_id = l.desk_id)
`;

/** The same of a file that may be in any older shape, or empty; undefined where there is no log at all. */
export function findHead(database: ReadableDatabase): Head | undefined {
  return hasTable(database, 'events') && hasTable(database, 'ledger') ? readHead(database) : undefined;
}

/** Whether a line stands in a log, with the very content that its digest was made from. */
export function holdsLine(database: ReadableDatabase, { deskId, sequence, digest }: Head): boolean {
  if (!hasTable(database, 'events')) return false;
  const present = database
    .prepare<[string, number], string>('SELECT digest FROM events WHERE desk_id = ? AND sequence = ?')
    .pluck()
    .get(deskId, sequence);
  return present === digest;
}

export function hasTable(database: ReadableDatabase, name: string): boolean {
  return (
    database.prepare<[string]>(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?`).get(name) !== undefined
  );
}
