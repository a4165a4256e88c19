import type { ReadableDatabase } from '../database/open.ts';
import type { Finding } from './finding.ts';

type Row = Readonly<Record<string, unknown>>;

/** Tables that hold the truth itself; every other one is derived from them. */
const truth: readonly string[] = ['ledger', 'events', 'observations', 'people', 'texts', 'redactions'];

/** Columns that tell who a customer is: named when they differ, never shown. */
const personal: readonly string[] = ['client', 'client_email', 'client_name', 'search_text'];

/** The tables that a rebuild makes anew. */
export function listProjections(database: ReadableDatabase): string[] {
  return database
    .prepare<[], string>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name`)
    .pluck()
    .all()
    .filter((name) => !name.startsWith('sqlite_') && !truth.includes(name));
}

/** Each row that stands otherwise in `before`, a file attached under that name, than in the rebuilt one. */
export function compareProjections(database: ReadableDatabase): Finding[] {
  return listProjections(database).flatMap((table) => compareTable(database, table));
}

function compareTable(database: ReadableDatabase, table: string): Finding[] {
  const key = keyOf(database, table);
  const keys = key.join(', ');
  const same = key.map((column) => `${column} IS ?`).join(' AND ');
  const differing = database
    .prepare<[], unknown[]>(
      `SELECT ${keys} FROM (SELECT * FROM before.${table} EXCEPT SELECT * FROM main.${table})
       UNION SELECT ${keys} FROM (SELECT * FROM main.${table} EXCEPT SELECT * FROM before.${table})`,
    )
    .raw()
    .all();
  const find = (schema: string) => database.prepare<unknown[], Row>(`SELECT * FROM ${schema}.${table} WHERE ${same}`);
  const [before, after] = [find('before'), find('main')];
  return differing.map((values) => ({
    check: 'projections',
    where: `table ${table}, ${key.map((column, index) => `${column} ${values[index]}`).join(', ')}`,
    what: describeDifference(before.get(...values), after.get(...values)),
  }));
}

function describeDifference(before: Row | undefined, after: Row | undefined): string {
  if (!before) return 'is missing, and the log says that it is there';
  if (!after) return 'is there, and nothing in the log made it';
  const columns = Object.keys(after).filter((column) => before[column] !== after[column]);
  return columns
    .map((column) =>
      personal.includes(column)
        ? `${column} differs`
        : `${column} is ${show(before[column])}, and ${show(after[column])} by the log`,
    )
    .join('; ');
}

function show(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function keyOf(database: ReadableDatabase, table: string): string[] {
  return database
    .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .pluck()
    .all(table);
}
