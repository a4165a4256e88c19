import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fold } from '../../../../main/ledger/database/fold.ts';
import { migrate } from '../../../../main/ledger/database/migrate.ts';
import { openWritable, type WritableDatabase } from '../../../../main/ledger/database/open.ts';

/** A row as far as it can be sought. */
export interface ListRow {
  readonly position: number;
  readonly id: string;
  readonly order: string;
  readonly name: string;
  readonly minor: number;
  readonly card: string;
}

/** A list that is filled without facts, to be searched by the functions of one thread. */
export interface List {
  readonly database: WritableDatabase;
  /** Takes the place of what stood there. */
  fill(rows: readonly ListRow[]): void;
  close(): void;
}

export function openList(): List {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-list-'));
  const database = openWritable(join(folder, 'ledger.sqlite'));
  migrate(database);
  database.pragma('synchronous = OFF');
  const insert = database.prepare(
    `INSERT INTO transactions (position, account_id, transaction_id, root_id, operation, order_id, amount_minor, currency,
       execcode, status, card, client, client_email, client_name, search_text, happened_at, known_at)
     VALUES (@position, 'SHOP', @id, @id, 'payment', @order, @minor, 'EUR', '0000', 'succeeded', @card, '', '', @name,
       @searched, @at, 0)`,
  );
  return {
    database,
    fill: (rows) =>
      database.transaction(() => {
        database.exec('DELETE FROM transactions');
        for (const row of rows) {
          const at = BigInt(timeOf(row.position));
          insert.run({
            ...row,
            position: BigInt(row.position),
            minor: BigInt(row.minor),
            searched: searchedText(row),
            at,
          });
        }
      })(),
    close: () => {
      database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function searchedText({ id, order, name }: ListRow): string {
  return fold(`${id} ${order} ${name}`);
}

/** The place of a second's first row. */
export function positionAt(second: number): number {
  return second * 2 ** 20;
}

function timeOf(position: number): number {
  return Math.floor(position / 2 ** 20) * 1000;
}
