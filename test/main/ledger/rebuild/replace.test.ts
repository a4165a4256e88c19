import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { copyLedgerFiles } from '../../../../main/ledger/database/copy.ts';
import { migrate } from '../../../../main/ledger/database/migrate.ts';
import { openWritable } from '../../../../main/ledger/database/open.ts';
import { readStale } from '../../../../main/ledger/database/stale.ts';
import { bringUpToDate, fillWhole } from '../../../../main/ledger/rebuild/bring-up-to-date.ts';
import { openFilling } from '../../../../main/ledger/rebuild/fill.ts';
import { rebuildFile } from '../../../../main/ledger/rebuild/new-file.ts';
import { type ReplaceStep, replaceLedger } from '../../../../main/ledger/rebuild/replace.ts';
import { verifyLedger } from '../../../../main/ledger/verify/verify.ts';
import { fillOnce } from '../fill-once.ts';
import { thaw } from '../fixtures.ts';
import { makeFolder } from '../verify/story.ts';

/** A stale ledger, and the file that is to take its place. */
function prepare(): { readonly file: string; readonly folder: string; readonly fresh: string } {
  const folder = makeFolder();
  const file = join(folder, 'ledger.sqlite');
  const fresh = rebuildFile(file);
  fillOnce('version 5, filled anew', folder, () => {
    copyFileSync(thaw(5).file, file);
    const database = openWritable(file);
    migrate(database);
    database.close();
    fillWhole(file, fresh, () => {});
  });
  return { file, folder, fresh };
}

function isStale(file: string): boolean {
  const database = openWritable(file);
  const stale = readStale(database) !== undefined;
  database.close();
  return stale;
}

const steps: readonly ReplaceStep[] = ['newFileAlone', 'oldFileAlone', 'kept', 'renamed', 'synced'];

describe('replaceLedger', () => {
  it('does everything in the order that a crash needs', () => {
    const { file, fresh } = prepare();
    const done: ReplaceStep[] = [];
    replaceLedger(file, fresh, { onStep: (step) => done.push(step) });
    expect(done).toEqual(steps);
    expect(existsSync(fresh)).toBe(false);
    expect(isStale(file)).toBe(false);
  });

  it.each(steps)('cut short after "%s" leaves a whole ledger, and the next start completes it', (last) => {
    const { file, folder, fresh } = prepare();
    const cut = (step: ReplaceStep) => {
      if (step === last) throw new Error('cut');
    };
    expect(() => replaceLedger(file, fresh, { keepAs: `${file}.before-rebuild-X`, onStep: cut })).toThrow('cut');
    expect(isStale(file)).toBe(last !== 'renamed' && last !== 'synced');
    bringUpToDate(file);
    expect(isStale(file)).toBe(false);
    expect(verifyLedger(file)).toEqual([]);
    expect(readdirSync(folder).filter((name) => name.includes('.rebuild'))).toEqual([]);
  });

  it('takes in the write-ahead log of a writer that was killed, and leaves none that belongs to the file before', () => {
    const { file, folder, fresh } = prepare();
    const writer = openWritable(file);
    writer.exec(`INSERT INTO upkeep VALUES ('written', 'last')`);
    const killed = join(folder, 'killed.sqlite');
    copyLedgerFiles(file, killed);
    writer.close();
    expect(statSync(`${killed}-wal`).size).toBeGreaterThan(0);
    const kept = replaceLedger(killed, fresh, { keepAs: `${killed}.kept` });
    expect([existsSync(`${killed}-wal`), existsSync(`${killed}-shm`)]).toEqual([false, false]);
    const before = new Database(kept ?? '');
    expect(before.prepare(`SELECT value FROM upkeep WHERE name = 'written'`).pluck().get()).toBe('last');
    before.close();
  });

  it('does nothing while somebody has the ledger open', () => {
    const { file, fresh } = prepare();
    const reader = new Database(file);
    reader.exec('BEGIN; SELECT * FROM events LIMIT 1');
    expect(() => replaceLedger(file, fresh)).toThrow();
    reader.close();
    expect(isStale(file)).toBe(true);
  });

  it('keeps the file before under a second name of its own', () => {
    const { file, fresh } = prepare();
    const wanted = `${file}.before-rebuild-20260115T120000Z`;
    expect(replaceLedger(file, fresh, { keepAs: wanted })).toBe(wanted);
    expect(isStale(wanted)).toBe(true);
    expect(isStale(file)).toBe(false);
  });
});

describe('a new file that is not whole', () => {
  it.each([
    [
      'a line short',
      `DELETE FROM events WHERE sequence = (SELECT max(sequence) FROM events)`,
      /of \d+ rows of the table events/,
    ],
    [
      'of another end',
      `UPDATE events SET digest = 'x' WHERE sequence = (SELECT max(sequence) FROM events)`,
      /end of another log/,
    ],
    ['an observation short', `DELETE FROM observations WHERE observation_id = 3`, /rows of the table observations/],
  ])('%s takes no place, and is made anew at the next try', (_, sql, said) => {
    const { file, fresh } = prepare();
    const database = new Database(fresh);
    for (const table of ['events', 'observations']) {
      for (const what of ['changed', 'removed']) database.exec(`DROP TRIGGER ${table}_are_never_${what}`);
    }
    database.exec(sql);
    database.close();
    expect(() => fillWhole(file, fresh, () => {})).toThrow(said);
    expect([existsSync(fresh), isStale(file)]).toEqual([false, true]);
    bringUpToDate(file);
    expect(verifyLedger(file)).toEqual([]);
  });

  it('is begun anew where a power cut left it unreadable', () => {
    const { file, fresh } = prepare();
    const database = new Database(fresh);
    database.exec('DROP TABLE upkeep');
    database.close();
    openFilling(file, fresh).close();
    bringUpToDate(file);
    expect(verifyLedger(file)).toEqual([]);
  });
});
