import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrate } from '../../../../main/ledger/database/migrate.ts';
import { openReadable, openWritable, type WritableDatabase } from '../../../../main/ledger/database/open.ts';
import { createWriterMethods } from '../../../../main/ledger/threads/writes.ts';
import { careBetweenPieces } from '../../../../main/ledger/upkeep/between-pieces.ts';
import { keepWritesFromMerging, searchIndexes } from '../../../../main/ledger/upkeep/search-indexes.ts';
import { createUpkeep } from '../../../../main/ledger/upkeep/upkeep.ts';
import { logSizes, sizeOfLog } from '../../../../main/ledger/upkeep/write-ahead-log.ts';
import type { ToldRow } from '../../../../main/ports/told-row.ts';
import { openTemporaryLedger, row, stamp } from '../samples.ts';
import { countSegments } from './segments.ts';

/** A write leaves this many on four levels, which is more than any ledger of ours has. */
const few = 16;

function openFile(): WritableDatabase {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-upkeep-'));
  const database = openWritable(join(folder, 'ledger.sqlite'));
  migrate(database);
  database.pragma('wal_autocheckpoint = 0');
  keepWritesFromMerging(database);
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return database;
}

const rows = (count: number, first = 0): ToldRow[] =>
  Array.from({ length: count }, (_, index) =>
    row({ transactionId: `P${first + index}`, orderId: `W-${first + index}`, happenedAt: stamp.at - index * 1_000 }),
  );

const bring = (database: WritableDatabase, told: readonly ToldRow[]) =>
  createWriterMethods(database).recordRows('i1', { rows: told, source: 'import' }, stamp);

const segments = (database: Pick<WritableDatabase, 'prepare'>) =>
  searchIndexes.map((index) => countSegments(database, index));

describe('while nobody asks', () => {
  it('the segments of both indexes are merged, in steps between which others pass', () => {
    const database = openFile();
    bring(database, rows(1_000));
    expect(Math.min(...segments(database))).toBeGreaterThan(few);
    const upkeep = createUpkeep(database);
    let steps = 0;
    while (upkeep.step()) {
      expect(database.inTransaction).toBe(false);
      steps += 1;
    }
    expect(steps).toBeGreaterThan(2);
    expect(Math.max(...segments(database))).toBeLessThanOrEqual(few);
    expect(upkeep.step()).toBe(false);
  });

  it('a write in between begins it anew', () => {
    const database = openFile();
    const upkeep = createUpkeep(database);
    while (upkeep.step());
    bring(database, rows(1_000));
    expect(upkeep.step()).toBe(false);
    upkeep.renew();
    expect(upkeep.step()).toBe(true);
  });

  it('a ledger does it by itself', async () => {
    const { ledger, close } = await openTemporaryLedger();
    onTestFinished(close);
    await ledger.intake.recordRows('i1', { rows: rows(1_000), source: 'import' }, stamp);
    const reader = openReadable(ledger.file);
    onTestFinished(() => void reader.close());
    await expect.poll(() => Math.max(...segments(reader)), { timeout: 250_000 }).toBeLessThanOrEqual(few);
  });
});

describe('the counts of trigrams', () => {
  const kept = (database: WritableDatabase) =>
    database.prepare<[], object>('SELECT trigram, rows FROM trigram_counts ORDER BY trigram').all();
  const live = (database: WritableDatabase) =>
    database.prepare<[], object>('SELECT term AS trigram, doc AS rows FROM transaction_vocabulary ORDER BY term').all();

  it('are those of the index, and are made anew only once there is a tenth more', () => {
    const database = openFile();
    const upkeep = createUpkeep(database);
    const bringAndRest = (told: readonly ToldRow[]) => {
      bring(database, told);
      upkeep.renew();
      while (upkeep.step());
    };
    bringAndRest(rows(100));
    expect(kept(database)).toEqual(live(database));
    const before = kept(database);
    bringAndRest(rows(9, 100));
    expect(kept(database)).toEqual(before);
    bringAndRest(rows(2, 109));
    expect(kept(database)).toEqual(live(database));
  });
});

describe('between two pieces of an import', () => {
  it('its segments stay few, though nobody ever pauses', () => {
    const database = openFile();
    for (let piece = 0; piece < 9; piece += 1) {
      bring(database, rows(500, piece * 500));
      careBetweenPieces(database);
    }
    // Each slice of a piece is a segment; what one step does not reach waits for the next.
    expect(Math.max(...segments(database))).toBeLessThan(50);
  });

  it('nothing is merged while somebody waits', () => {
    const database = openFile();
    bring(database, rows(500));
    const before = segments(database);
    careBetweenPieces(database, { isWaiting: () => true, isNear: () => true });
    expect(segments(database)).toEqual(before);
    careBetweenPieces(database);
    expect(Math.max(...segments(database))).toBeLessThan(Math.max(...before));
  });

  it('a part of each index is merged where money is near, and every write is on the disk again behind it', () => {
    const database = openFile();
    bring(database, rows(500));
    const countParts = (isNear: boolean) => {
      let asked = 0;
      const isWaiting = () => {
        asked += 1;
        return false;
      };
      careBetweenPieces(database, { isWaiting, isNear: () => isNear });
      return asked;
    };
    expect([countParts(true), countParts(false)]).toEqual([searchIndexes.length, 4 * searchIndexes.length]);
    const failing = () => {
      throw new Error('full');
    };
    expect(() => careBetweenPieces(database, { isWaiting: failing, isNear: () => true })).toThrow('full');
    const full = 2;
    expect(database.pragma('synchronous', { simple: true })).toBe(full);
  });

  /** Lets the log grow past a size. */
  const grow = (database: WritableDatabase, size: number) => {
    database.exec('CREATE TABLE ballast (bytes BLOB)');
    while (sizeOfLog(database.name) < size) {
      database.prepare('INSERT INTO ballast VALUES (zeroblob(?))').run(4 * 2 ** 20);
    }
  };

  it('a log that has grown is given time to be emptied', () => {
    const database = openFile();
    expect(careBetweenPieces(database)).toBe(0);
    grow(database, logSizes.pausing);
    expect(careBetweenPieces(database)).toBeGreaterThan(0);
    expect(sizeOfLog(database.name)).toBeGreaterThanOrEqual(logSizes.pausing);
  });

  it('one that is past bearing is emptied at once', () => {
    const database = openFile();
    grow(database, logSizes.unbearable);
    careBetweenPieces(database);
    expect(sizeOfLog(database.name)).toBe(0);
  });
});

it('no write ever stops for a merge, and that is written down once', () => {
  const database = openFile();
  for (const index of searchIndexes) {
    const setting = database.prepare(`SELECT v FROM ${index}_config WHERE k = ?`).pluck();
    expect([setting.get('crisismerge'), setting.get('automerge')]).toEqual([1_000, 0]);
  }
  const before = sizeOfLog(database.name);
  keepWritesFromMerging(database);
  expect(sizeOfLog(database.name)).toBe(before);
});
