import Database from 'better-sqlite3';

/** Every row of every table of a file, those of the search indexes and of SQLite's own too, as text. */
export function photograph(file: string): string {
  const database = new Database(file, { readonly: true });
  const schema = database.prepare<[], { name: string; type: string; sql: string | null }>(
    'SELECT name, type, sql FROM sqlite_schema ORDER BY name',
  );
  const tables = schema
    .all()
    .filter(({ type, sql }) => type === 'table' && !sql?.startsWith('CREATE VIRTUAL'))
    .map(({ name }) => name);
  const rows = tables.map((name) => [name, database.prepare(`SELECT * FROM ${name}`).raw().all()]);
  const whole = JSON.stringify([database.pragma('user_version'), schema.all(), rows]);
  database.close();
  return whole;
}
