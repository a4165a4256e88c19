import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { findCopyBefore } from '../../../main/ledger/backup/put-back.ts';
import { beforeVersion, copyBefore } from '../../../main/ledger/database/copy-before.ts';
import { openWritable } from '../../../main/ledger/database/open.ts';
import { requireSpace } from '../../../main/ledger/rebuild/space.ts';
import { thaw } from './fixtures.ts';

let file: string;
let copy: string;
beforeEach(() => {
  ({ file } = thaw(5));
  copy = beforeVersion(file, 6);
});

function make(): void {
  const database = openWritable(file);
  copyBefore(database, 6);
  database.close();
}

const linesOf = (name: string) => {
  const database = new Database(name);
  const lines = database.prepare('SELECT count(*) FROM events').pluck().get();
  database.close();
  return lines;
};

describe('the copy before a migration', () => {
  it('is whole, and nothing of its making is left', () => {
    make();
    expect(linesOf(copy)).toBe(linesOf(file));
    expect(existsSync(`${copy}.partial`)).toBe(false);
  });

  it('that was cut short is never trusted: it has another name, and is made again', () => {
    writeFileSync(`${copy}.partial`, readFileSync(file).subarray(0, 40_000));
    expect(findCopyBefore(file)).toBeUndefined();
    make();
    expect(linesOf(copy)).toBe(linesOf(file));
    expect(existsSync(`${copy}.partial`)).toBe(false);
  });

  it('that an earlier program left half under its last name stays, and a whole one is made beside it', () => {
    make();
    truncateSync(copy, 40_000);
    make();
    expect(findCopyBefore(file)).toEqual({ file: `${copy}-2`, version: 6 });
    expect(linesOf(`${copy}-2`)).toBe(linesOf(file));
  });

  it('that holds another state of the ledger stays, and the present one is copied beside it', () => {
    make();
    const database = openWritable(file);
    database.exec(`INSERT INTO observations (import_id, after_sequence, body) VALUES ('i', 0, '{}')`);
    database.close();
    make();
    expect(existsSync(`${copy}-2`)).toBe(true);
  });

  it('that is there already is not made twice', () => {
    make();
    make();
    expect(existsSync(`${copy}-2`)).toBe(false);
  });
});

describe('requireSpace', () => {
  const mebibyte = 2 ** 20;

  it('says how much is needed and how much is free', () => {
    truncateSync(file, 10 * mebibyte);
    expect(() => requireSpace(file, 1.3, undefined, () => 5 * mebibyte)).toThrow(/77 MiB needed, 5 MiB free/);
    try {
      requireSpace(file, 1.3, undefined, () => 5 * mebibyte);
    } catch (problem) {
      expect(problem).toMatchObject({ name: 'LedgerProblem', kind: 'noRoom', file });
    }
  });

  it('is content with exactly as much, and counts what is there of a file that was begun', () => {
    truncateSync(file, 10 * mebibyte);
    expect(() => requireSpace(file, 1.3, undefined, () => 77 * mebibyte)).not.toThrow();
    expect(() => requireSpace(file, 1.3, undefined, () => 77 * mebibyte - 1)).toThrow();
    writeFileSync(copy, Buffer.alloc(3 * mebibyte));
    expect(() => requireSpace(file, 1.3, copy, () => 74 * mebibyte)).not.toThrow();
  });

  it('asks the disk itself where nobody else does', () => {
    expect(() => requireSpace(file, 1.3)).not.toThrow();
    expect(() => requireSpace(file, 1e12)).toThrow(/needed/);
  });
});
