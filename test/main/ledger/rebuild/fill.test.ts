import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../../main/ledger/database/migrate.ts';
import { openWritable } from '../../../../main/ledger/database/open.ts';
import { readStale } from '../../../../main/ledger/database/stale.ts';
import { type Filling, openFilling } from '../../../../main/ledger/rebuild/fill.ts';
import { rebuildFile } from '../../../../main/ledger/rebuild/new-file.ts';
import { truthTables } from '../../../../main/ledger/rebuild/truth.ts';
import { thaw } from '../fixtures.ts';
import { photograph } from './photograph.ts';
import { tinyPortion } from './tiny-portion.ts';

// Each test starts programs of its own, some many times.

/** A ledger of version 5 in the present shape, with its projections still stale. */
function thawStale(): { readonly file: string; readonly fresh: string } {
  const { file } = thaw(5);
  const database = openWritable(file);
  migrate(database);
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
  return { file, fresh: rebuildFile(file) };
}

function finish(filling: Filling): void {
  while (!filling.step());
  filling.close();
}

const run = fileURLToPath(new URL('./fill-run.ts', import.meta.url));

/** Goes on in a process that kills itself after so many statements; true once nothing was left to do. */
function goOn({ file, fresh }: ReturnType<typeof thawStale>, statements: number): boolean {
  const { stdout, signal, stderr } = spawnSync(process.execPath, [run, file, fresh, String(statements)]);
  if (signal !== 'SIGKILL' && String(stdout) !== 'filled') throw new Error(String(stderr));
  return signal === null;
}

describe('a new file', () => {
  it('holds the truth to the byte, and is not stale', () => {
    const { file, fresh } = thawStale();
    finish(openFilling(file, fresh));
    const [old, made] = [new Database(file), openWritable(fresh)];
    for (const table of ['ledger', ...truthTables.map(({ name }) => name)]) {
      const ask = `SELECT * FROM ${table} ORDER BY 1, 2`;
      expect({ [table]: made.prepare(ask).raw().all() }).toEqual({ [table]: old.prepare(ask).raw().all() });
    }
    expect(readStale(made)).toBeUndefined();
    old.close();
    made.close();
  });

  it('copies every table that is not derived', () => {
    const { file } = thawStale();
    const database = new Database(file);
    const tables = database
      .prepare<[], string>(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'`)
      .pluck()
      .all()
      .filter((name) => !name.startsWith('sqlite_'));
    database.close();
    const derived = [
      'attempts',
      'imports',
      'looks',
      'notifications',
      'operations',
      'order_notes',
      'transactions',
      'unread_rows',
      'import_files',
      'withdrawals',
    ];
    const own = ['ledger', 'trigram_counts', 'upkeep'];
    expect(tables.toSorted()).toEqual([...truthTables.map(({ name }) => name), ...derived, ...own].toSorted());
  });

  it('keeps the truth append-only, and its search follows the rows', () => {
    const { file, fresh } = thawStale();
    finish(openFilling(file, fresh));
    const made = openWritable(fresh);
    expect(() => made.exec('UPDATE events SET actor = actor')).toThrow(/append-only/);
    expect(() => made.exec('DELETE FROM observations')).toThrow(/append-only/);
    for (const index of ['transaction_search', 'transaction_words']) {
      made.exec(`INSERT INTO ${index} (${index}, rank) VALUES ('integrity-check', 1)`);
    }
    made.exec(`UPDATE transactions SET search_text = 'qqq' WHERE transaction_id = 'D1'`);
    const found = made.prepare(`SELECT count(*) AS n FROM transaction_search WHERE transaction_search MATCH 'qqq'`);
    expect(found.get()).toEqual({ n: 1 });
    made.close();
  });

  it('is the same in many parts as in few, ids included', () => {
    const [few, many] = [thawStale(), thawStale()];
    finish(openFilling(few.file, few.fresh));
    finish(openFilling(many.file, many.fresh, tinyPortion));
    const derived = (file: string) => {
      const database = new Database(file);
      const rows = ['attempts', 'imports', 'looks', 'notifications', 'operations', 'transactions'].map((table) =>
        database.prepare(`SELECT * FROM ${table} ORDER BY 1`).raw().all(),
      );
      database.close();
      return rows;
    };
    expect(derived(many.fresh)).toEqual(derived(few.fresh));
  });

  it('is the same to the last row of its indexes, wherever and however often its program is killed', () => {
    const whole = thawStale();
    finish(openFilling(whole.file, whole.fresh, tinyPortion));
    const wanted = photograph(whole.fresh);
    const killed = thawStale();
    const untouched = readFileSync(killed.file);
    let kills = 0;
    // Primes, so that the kills fall on ever other statements.
    for (const statements of [3, 29, 127, 311, 503, 701, 907]) {
      if (!goOn(killed, statements)) kills += 1;
    }
    expect(kills).toBeGreaterThan(5);
    expect(goOn(killed, 0)).toBe(true);
    expect(photograph(killed.fresh)).toBe(wanted);
    expect(readFileSync(killed.file)).toEqual(untouched);
  });

  it('that was begun for another ledger is begun anew', () => {
    const mine = thawStale();
    finish(openFilling(mine.file, mine.fresh, tinyPortion));
    const database = new Database(mine.file);
    database.exec(`INSERT INTO observations (import_id, after_sequence, body) SELECT import_id, after_sequence,
      replace(body, '"D1"', '"D1b"') FROM observations WHERE body LIKE '%"D1"%' LIMIT 1`);
    database.close();
    finish(openFilling(mine.file, mine.fresh, tinyPortion));
    const made = new Database(mine.fresh);
    expect(made.prepare(`SELECT count(*) AS n FROM transactions WHERE transaction_id = 'D1b'`).get()).toEqual({ n: 1 });
    made.close();
  });

  it('that a program of another shape had begun is begun anew, whatever it holds', () => {
    const { file, fresh } = thawStale();
    const begun = openFilling(file, fresh, tinyPortion);
    for (let step = 0; step < 20; step += 1) begun.step();
    begun.database.exec('DELETE FROM redactions; DELETE FROM people');
    begun.database.pragma('user_version = 1');
    begun.close();
    finish(openFilling(file, fresh, tinyPortion));
    const whole = thawStale();
    finish(openFilling(whole.file, whole.fresh, tinyPortion));
    expect(photograph(fresh)).toBe(photograph(whole.fresh));
  });

  it('says how far it is, and never less than before', () => {
    const { file, fresh } = thawStale();
    const filling = openFilling(file, fresh, tinyPortion);
    const told = [filling.progress()];
    while (!filling.step()) told.push(filling.progress());
    told.push(filling.progress());
    filling.close();
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((one, two) => one - two));
    expect(told[0]?.done).toBe(0);
    expect(told.at(-1)).toEqual({ done: told[0]?.total, total: told[0]?.total });
    expect(new Set(told.map(({ done }) => done)).size).toBeGreaterThan(20);
  });
});
