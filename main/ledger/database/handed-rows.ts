import type Database from 'better-sqlite3';

/** A row in the order of its table's columns. */
export type HandedRow = readonly (string | number | null)[];

/** A table that holds nothing but the rows which are handed to a statement while it runs. */
export interface HandedTable {
  readonly name: string;
  readonly columns: readonly string[];
}

const handed = new WeakMap<Database.Database, Map<string, readonly HandedRow[]>>();

/**
 * Runs a statement that reads rows from such a table: so one statement writes many. Handed over as JSON, a row takes several times
 * as long to be taken apart as to be written.
 */
export function runWithRows(
  database: Database.Database,
  table: HandedTable,
  statement: string,
  rows: readonly HandedRow[],
): void {
  const tables = handed.get(database) ?? new Map<string, readonly HandedRow[]>();
  handed.set(database, tables);
  if (!tables.has(table.name)) addTable(database, table, () => tables.get(table.name) ?? []);
  tables.set(table.name, rows);
  try {
    database.prepare(statement).run();
  } finally {
    tables.set(table.name, []);
  }
}

/** Once a connection: a statement that was compiled stays of use. */
function addTable(database: Database.Database, { name, columns }: HandedTable, read: () => readonly HandedRow[]): void {
  database.table(name, {
    columns: [...columns],
    directOnly: true,
    *rows() {
      yield* read();
    },
  });
}
