import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkAtStart } from '../../../main/ledger/database/check.ts';
import { migrate, migrations } from '../../../main/ledger/database/migrate.ts';
import type { Migration } from '../../../main/ledger/database/migrations/migration.ts';
import { openReadable, openWritable, type WritableDatabase } from '../../../main/ledger/database/open.ts';
import { classifyProblem, LedgerProblem } from '../../../main/ledger/problem.ts';

let folder: string;
let file: string;
let database: WritableDatabase;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'be2bill-database-'));
  file = join(folder, 'deep', 'ledger.sqlite');
  database = openWritable(file);
});

afterEach(() => {
  if (database.open) database.close();
  rmSync(folder, { recursive: true, force: true });
});

const version = () => database.pragma('user_version', { simple: true });

describe('checkAtStart', () => {
  it.each(migrations.map(({ version: target }) => [target]))(
    'looks at the vital tables of a large file of version %i',
    (target) => {
      migrate(database, migrations.slice(0, target));
      expect(() => checkAtStart(database, 0)).not.toThrow();
    },
  );

  it('misses a vital table that is gone', () => {
    migrate(database);
    database.exec('DROP TABLE attempts');
    expect(() => checkAtStart(database, 0)).toThrow(/attempts/);
  });
});

describe('openWritable', () => {
  it('writes ahead, waits for the disk and checks foreign keys', () => {
    expect(database.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(database.pragma('synchronous', { simple: true })).toBe(2);
    expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
  });

  it.skipIf(process.platform === 'win32')('keeps folder and files to their owner', () => {
    migrate(database);
    expect(statSync(join(folder, 'deep')).mode & 0o777).toBe(0o700);
    for (const name of [file, `${file}-wal`, `${file}-shm`]) expect(statSync(name).mode & 0o777, name).toBe(0o600);
  });

  it('names a file that is no database as corrupt', () => {
    const broken = join(folder, 'broken.sqlite');
    writeFileSync(broken, 'this is not a database, whatever it says'.repeat(200));
    expect(() => openWritable(broken)).toThrow();
    try {
      openWritable(broken);
    } catch (failure) {
      expect(classifyProblem(failure)).toBe('corrupt');
    }
  });
});

describe('openReadable', () => {
  it('reads beside the writer and cannot write', () => {
    migrate(database);
    const reader = openReadable(file);
    expect(reader.prepare('SELECT count(*) AS n FROM events').get()).toEqual({ n: 0 });
    expect(() => reader.exec('DELETE FROM texts')).toThrow(/readonly/);
    reader.close();
  });

  it('does not create what is not there', () => {
    expect(() => openReadable(join(folder, 'absent.sqlite'))).toThrow();
    expect(existsSync(join(folder, 'absent.sqlite'))).toBe(false);
  });
});

describe('migrate', () => {
  it('brings an empty file to the present shape, once', () => {
    migrate(database);
    expect(version()).toBe(migrations.length);
    const desk = database.prepare('SELECT desk_id FROM ledger').get();
    migrate(database);
    expect(database.prepare('SELECT desk_id FROM ledger').get()).toEqual(desk);
  });

  it('makes strict tables: text is no amount', () => {
    migrate(database);
    expect(() => database.exec(`INSERT INTO texts (text_id, salt, body) VALUES ('n', x'00', x'0102')`)).toThrow(
      /cannot store/,
    );
  });

  it('leaves a file of a newer program alone and names it', () => {
    migrate(database);
    database.pragma('user_version = 99');
    expect(() => migrate(database)).toThrow(LedgerProblem);
    expect(() => migrate(database)).toThrow(/version 99.*newer program/);
    expect(version()).toBe(99);
  });

  it('copies the file before it changes one that is in use', () => {
    migrate(database);
    database.exec(`INSERT INTO texts (text_id, salt, body) VALUES ('n', x'00', 'before')`);
    const next = {
      version: migrations.length + 1,
      title: 'a test',
      up: (db) => void db.exec('DELETE FROM texts'),
    } satisfies Migration;
    migrate(database, [...migrations, next]);
    expect(version()).toBe(next.version);
    const copy = openReadable(`${file}.before-version-${next.version}`);
    expect(copy.prepare('SELECT body FROM texts').get()).toEqual({ body: 'before' });
    copy.close();
  });

  it('undoes every step when one fails', () => {
    migrate(database);
    const steps: Migration[] = [
      ...migrations,
      {
        version: migrations.length + 1,
        title: 'works',
        up: (db) => void db.exec('CREATE TABLE added (x INTEGER) STRICT'),
      },
      {
        version: migrations.length + 2,
        title: 'fails',
        up: (db) => void db.exec('CREATE TABLE added (x INTEGER) STRICT'),
      },
    ];
    expect(() => migrate(database, steps)).toThrow(/already exists/);
    expect(version()).toBe(migrations.length);
    expect(() => database.exec('SELECT * FROM added')).toThrow(/no such table/);
  });

  it('refuses steps out of order', () => {
    const [first] = migrations;
    expect(() => migrate(database, [{ ...(first as Migration), version: 2 }])).toThrow(/stands at place 1/);
  });
});

describe('the truth', () => {
  it.each([
    ['events', `INSERT INTO events VALUES ('d', 1, 'e', 1, 'a', 0, x'00', '', '')`],
    ['observations', `INSERT INTO observations (import_id, after_sequence, body) VALUES ('i', 0, '{}')`],
  ])('takes no change of its %s', (table, insert) => {
    migrate(database);
    database.exec(insert);
    expect(() => database.exec(`UPDATE ${table} SET body = NULL`)).toThrow();
    expect(() => database.exec(`UPDATE ${table} SET body = body`)).toThrow(/append-only/);
    expect(() => database.exec(`DELETE FROM ${table}`)).toThrow(/append-only/);
  });
});
