import type { ReadableDatabase } from '../database/open.ts';
import type { Finding } from './finding.ts';

interface BrokenReference {
  readonly table: string;
  readonly rowid: number | null;
  readonly parent: string;
}

/** Every page, table and index by SQLite's own full check. */
export function verifyFile(database: ReadableDatabase): Finding[] {
  const said = database.prepare<[], string>('PRAGMA integrity_check').pluck().all();
  return said.filter((line) => line !== 'ok').map((line) => ({ check: 'file', where: 'SQLite', what: line }));
}

/** Rows whose foreign key leads nowhere. */
export function verifyReferences(database: ReadableDatabase): Finding[] {
  return database
    .prepare<[], BrokenReference>('PRAGMA foreign_key_check')
    .all()
    .map(({ table, rowid, parent }) => ({
      check: 'references',
      where: rowid === null ? `table ${table}` : `table ${table}, row ${rowid}`,
      what: `points at a row of ${parent} that is not there`,
    }));
}
