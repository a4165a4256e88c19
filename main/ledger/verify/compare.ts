import type Database from 'better-sqlite3';
import type { Finding } from './finding.ts';

type Row = Readonly<Record<string, unknown>>;

/** The tables that are derived from the log, each with its key. The others hold the truth, or what is kept about the file. */
const projections: Readonly<Record<string, readonly string[]>> = {
  attempts: ['attempt_id'],
  import_files: ['import_id'],
  imports: ['desk_id', 'sequence'],
  looks: ['look_id'],
  notifications: ['content_digest'],
  operations: ['operation_id'],
  order_notes: ['desk_id', 'sequence'],
  transactions: ['position'],
  unread_rows: ['account_id', 'content'],
  withdrawals: ['import_id'],
};

/** Columns that tell who a customer is, or what somebody wrote of one: named when they differ, never shown. */
const personal: readonly string[] = ['client', 'client_email', 'client_name', 'search_text', 'body'];

/** Up to this many rows that differ are named; a ledger of which more do has to be rebuilt as a whole. */
const mostFindings = 10_000;

/** Each row that stands otherwise in a file than in one that was made anew from its log. */
export function compareProjections(before: Database.Database, after: Database.Database): Finding[] {
  const findings: Finding[] = [];
  for (const [table, key] of Object.entries(projections)) {
    for (const finding of compareTable(before, after, table, key)) {
      if (findings.length === mostFindings) return findings;
      findings.push(finding);
    }
  }
  return findings;
}

/** Both tables are walked in the order of their key, side by side: one row of each is in memory at a time. */
function* compareTable(
  before: Database.Database,
  after: Database.Database,
  table: string,
  key: readonly string[],
): Generator<Finding> {
  const walk = (database: Database.Database) =>
    database.prepare<[], Row>(`SELECT * FROM ${table} ORDER BY ${key.join(', ')}`).iterate();
  const [left, right] = [walk(before), walk(after)];
  let [old, made] = [next(left), next(right)];
  while (old || made) {
    const order = compareKeys(key, old, made);
    const what = describeDifference(order > 0 ? undefined : old, order < 0 ? undefined : made);
    if (what !== '') yield { check: 'projections', where: placeOf(table, key, (order > 0 ? made : old) ?? {}), what };
    if (order <= 0) old = next(left);
    if (order >= 0) made = next(right);
  }
}

function next(rows: IterableIterator<Row>): Row | undefined {
  const { done, value } = rows.next();
  return done ? undefined : value;
}

/** Below zero where the first comes first or is all there is; texts are ordered by their bytes, as SQLite does. */
function compareKeys(key: readonly string[], one: Row | undefined, other: Row | undefined): number {
  if (!one || !other) return one ? -1 : 1;
  for (const column of key) {
    const [left, right] = [one[column], other[column]];
    if (left === right) continue;
    if (typeof left === 'number' && typeof right === 'number') return left - right;
    return Buffer.compare(Buffer.from(String(left)), Buffer.from(String(right)));
  }
  return 0;
}

function placeOf(table: string, key: readonly string[], row: Row): string {
  return `table ${table}, ${key.map((column) => `${column} ${row[column]}`).join(', ')}`;
}

/** Empty where nothing differs. */
function describeDifference(before: Row | undefined, after: Row | undefined): string {
  if (!before) return 'is missing, and the log says that it is there';
  if (!after) return 'is there, and nothing in the log made it';
  return Object.keys(after)
    .filter((column) => before[column] !== after[column])
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
