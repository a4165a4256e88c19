import type Database from 'better-sqlite3';
import { openReadable } from '../../../main/ledger/database/open.ts';

type Stored = Readonly<Record<string, unknown>>;

/** A row as the product left it in its three tables. */
export interface FinishedRow {
  readonly person: Stored;
  readonly observation: Stored;
  readonly transaction: Stored;
}

/** Everything that an intake made of its rows, in the order in which they came in. */
export function readFinished(file: string): readonly FinishedRow[] {
  const database = openReadable(file);
  // Positions are larger than what a double may pass for when it is bound again.
  database.defaultSafeIntegers(true);
  try {
    const people = new Map(all(database, 'SELECT * FROM people').map((row) => [row['person_id'], row]));
    const transactions = new Map(
      all(database, 'SELECT * FROM transactions').map((row) => [`${row['account_id']} ${row['transaction_id']}`, row]),
    );
    return all(database, 'SELECT * FROM observations ORDER BY observation_id').map((observation) => {
      const { accountId, transactionId } = JSON.parse(String(observation['body'])) as Record<string, string>;
      const person = people.get(observation['person_id']);
      const transaction = transactions.get(`${accountId} ${transactionId}`);
      if (!person || !transaction) throw new Error(`${transactionId} left no row.`);
      return { person, observation, transaction };
    });
  } finally {
    database.close();
  }
}

function all(database: Database.Database, select: string): Stored[] {
  return database.prepare<[], Stored>(select).all();
}

/**
 * Inserts finished rows into the same three tables, and does nothing else: no rule is asked, nothing is looked up, the
 * triggers of the search run as always. One transaction a piece.
 */
export function insertPlainly(database: Database.Database, rows: readonly FinishedRow[], pieceSize: number): void {
  for (let start = 0; start < rows.length; start += pieceSize) {
    const piece = rows.slice(start, start + pieceSize);
    database
      .transaction(() => {
        for (const { person, observation, transaction } of piece) {
          const { lastInsertRowid } = insertPerson(database, person);
          insert(database, 'observations', { ...observation, observation_id: null, person_id: lastInsertRowid });
          insert(database, 'transactions', transaction);
        }
      })
      .immediate();
  }
}

/** People come once, however many rows they have. */
function insertPerson(database: Database.Database, { person_id: _, ...person }: Stored) {
  const known = database
    .prepare<[unknown], number>('SELECT person_id FROM people WHERE body = ?')
    .pluck()
    .get(person['body']);
  if (known !== undefined) return { lastInsertRowid: known };
  return insert(database, 'people', person);
}

function insert(database: Database.Database, table: string, row: Stored) {
  const columns = Object.keys(row);
  return database
    .prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`)
    .run(row);
}
