import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../main/ledger/database/migrate.ts';
import { openWritable, type WritableDatabase } from '../../main/ledger/database/open.ts';
import { openCommitCounter } from './ledgers/commits.ts';
import { countSegments } from './ledgers/segments.ts';

let [file, database] = ['', undefined as unknown as WritableDatabase];

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-commits-'));
  file = join(folder, 'ledger.sqlite');
  database = openWritable(file);
  migrate(database);
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
});

const write = (name: string, value: string) =>
  database.prepare('INSERT OR REPLACE INTO upkeep (name, value) VALUES (?, ?)').run(name, value);

describe('a counter of commits', () => {
  it('counts transactions, however much each of them writes, and none that was rolled back', () => {
    const counter = openCommitCounter(file);
    onTestFinished(() => counter.close());
    write('one', 'x');
    database.transaction(() => {
      for (let row = 0; row < 50; row += 1) write(`many ${row}`, 'x'.repeat(1_000));
    })();
    database.exec('BEGIN; DELETE FROM upkeep; ROLLBACK');
    expect(counter.count()).toBe(2);
  });

  it('loses none to a checkpoint, before or meanwhile', () => {
    write('before', 'x');
    database.pragma('wal_checkpoint(TRUNCATE)');
    const counter = openCommitCounter(file);
    onTestFinished(() => counter.close());
    for (let commit = 0; commit < 5; commit += 1) {
      write('meanwhile', String(commit));
      database.pragma('wal_checkpoint(PASSIVE)');
    }
    expect(counter.count()).toBe(5);
  });
});

it('segments of a search index are counted, and merged they are one', () => {
  const insert = database.prepare(`INSERT INTO transaction_words (rowid, search_text) VALUES (?, 'martin')`);
  for (let row = 1n; row <= 5n; row += 1n) insert.run(row);
  expect(countSegments(database)).toBe(5);
  database.exec(`INSERT INTO transaction_words (transaction_words) VALUES ('optimize')`);
  expect(countSegments(database)).toBe(1);
});
