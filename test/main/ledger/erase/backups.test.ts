import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { backupFile } from '../../../../main/ledger/backup/list.ts';
import { restoreBackup } from '../../../../main/ledger/backup/restore.ts';
import { erasePerson } from '../../../../main/ledger/erase/erase.ts';
import { makeFolder } from '../verify/story.ts';
import { ramsay, writeFresh } from './fresh.ts';
import { stamp } from './ledgers.ts';

const sought = { by: 'client', client: ramsay.client } as const;

it('each copy that still holds the person is listed, unchanged, and what cannot be looked through as well', () => {
  const { folder, file } = writeFresh();
  mkdirSync(join(folder, 'backups'));
  const [today, yesterday, broken] = [stamp.at, stamp.at - 86_400_000, 0].map((at) => backupFile(folder, at));
  if (!today || !yesterday || !broken) throw new Error('unreachable');
  copyFileSync(file, today);
  const before = `${file}.before-version-5`;
  copyFileSync(file, before);
  // A backup of another time does not know the person yet.
  copyFileSync(file, yesterday);
  erasePerson(yesterday, sought, stamp);
  writeFileSync(broken, 'no database at all'.repeat(1000));
  restoreBackup(today, file, '20260115T120000Z');
  const aside = `${file}.replaced-20260115T120000Z`;
  writeFileSync(`${file}.suspect`, '');
  const files = readdirSync(folder, { recursive: true }).toSorted();
  const bytes = [today, before, aside, yesterday].map((copy) => readFileSync(copy).toString('base64'));

  const erasure = erasePerson(file, sought, stamp);
  const places = expect.arrayContaining(['persons', 'texts', 'requests', 'refused notifications', 'transactions']);
  const holds = (copy: string) => ({ kind: 'holds', file: copy, places });
  expect(erasure).toMatchObject({ kind: 'erased' });
  expect('backups' in erasure && erasure.backups).toEqual([
    { kind: 'unreadable', file: broken, reason: expect.stringContaining('not a database') },
    holds(today),
    holds(before),
    holds(aside),
  ]);
  expect(readdirSync(folder, { recursive: true }).toSorted()).toEqual(files);
  expect([today, before, aside, yesterday].map((copy) => readFileSync(copy).toString('base64'))).toEqual(bytes);
  // Who comes back to delete them is told of them again.
  const again = erasePerson(file, sought, stamp);
  expect(again).toMatchObject({ kind: 'nobody' });
  expect('backups' in again && again.backups).toHaveLength(4);
});

it('copies of every version of the file can be looked through', () => {
  const { folder, file } = writeFresh();
  mkdirSync(join(folder, 'backups'));
  for (const version of [1, 2, 3, 4]) {
    const fixture = readFileSync(new URL(`../fixtures/version-${version}.sqlite.gz`, import.meta.url));
    writeFileSync(join(folder, 'backups', `of-version-${version}.sqlite`), gunzipSync(fixture));
  }
  expect(erasePerson(file, sought, stamp)).toMatchObject({ kind: 'erased', backups: [] });
  const snow = erasePerson(file, { by: 'email', email: 'j.snow@example.com' }, stamp);
  expect(snow).toMatchObject({ kind: 'nobody' });
  expect('backups' in snow && snow.backups.map((copy) => copy.kind)).toEqual(['holds', 'holds', 'holds', 'holds']);
});

it('what a copy has in a write-ahead log of its own counts, and one without its file may hold everybody', () => {
  const { file } = writeFresh();
  const copy = `${file}.replaced-20260101T000000Z`;
  const database = new Database(join(makeFolder(), 'live.sqlite'));
  database.pragma('journal_mode = WAL');
  database.exec('CREATE TABLE people (body TEXT)');
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.prepare('INSERT INTO people VALUES (?)').run(JSON.stringify(ramsay));
  copyFileSync(database.name, copy);
  copyFileSync(`${database.name}-wal`, `${copy}-wal`);
  copyFileSync(`${database.name}-wal`, `${file}.lost-wal`);
  database.close();
  const erasure = erasePerson(file, sought, stamp);
  expect('backups' in erasure && erasure.backups).toEqual([
    expect.objectContaining({ kind: 'unreadable', file: `${file}.lost-wal` }),
    { kind: 'holds', file: copy, places: ['persons'] },
  ]);
});

it.skipIf(process.getuid?.() === 0)('a copy that may not be read is listed', () => {
  const { file } = writeFresh();
  copyFileSync(file, `${file}.before-version-5`);
  chmodSync(`${file}.before-version-5`, 0);
  expect(erasePerson(file, sought, stamp)).toMatchObject({ backups: [{ kind: 'unreadable' }] });
});
