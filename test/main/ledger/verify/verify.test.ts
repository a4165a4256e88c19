import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyLedger } from '../../../../main/ledger/verify/verify.ts';
import { damage, makeFolder, readBytes, writeStoryOnce } from './story.ts';

// Each test starts threads or programs of its own, some several times.

const versions = readdirSync(new URL('../fixtures/', import.meta.url)).flatMap(
  (name) => name.match(/^version-(\d+)\.sqlite\.gz$/)?.[1] ?? [],
);

let folder: string;
let file: string;
const copyStory = await writeStoryOnce();
beforeEach(() => {
  ({ folder, file } = copyStory());
});

describe('a sound ledger', () => {
  it('passes, and is not touched', () => {
    const [bytes, files] = [readBytes(file), readdirSync(folder)];
    expect(verifyLedger(file)).toEqual([]);
    expect(readBytes(file)).toBe(bytes);
    expect(readdirSync(folder)).toEqual(files);
  });

  it('passes with an erased person and an erased note', () => {
    damage(file, `UPDATE people SET body = NULL; UPDATE texts SET body = NULL;`);
    // The rows still name who was erased; making them anew is the other half of erasing.
    const findings = verifyLedger(file);
    expect(new Set(findings.map(({ check }) => check))).toEqual(new Set(['projections']));
    expect(JSON.stringify(findings)).toContain('client differs');
    expect(JSON.stringify(findings)).not.toContain('snow');
  });

  it('passes although its last writer was killed: the write-ahead log is read, too', () => {
    const copy = join(makeFolder(), 'killed.sqlite');
    const database = new Database(file);
    database.exec(`INSERT INTO texts (text_id, salt, body) VALUES ('extra', x'00', 'in the log only')`);
    for (const suffix of ['', '-wal']) writeFileSync(`${copy}${suffix}`, readFileSync(`${file}${suffix}`));
    database.close();
    expect(verifyLedger(copy)).toEqual([]);
    expect(existsSync(`${copy}-shm`)).toBe(false);
  });

  it.each(versions)('of version %s passes as well', (version) => {
    const old = join(makeFolder(), 'old.sqlite');
    const fixture = new URL(`../fixtures/version-${version}.sqlite.gz`, import.meta.url);
    writeFileSync(old, gunzipSync(readFileSync(fixture)));
    expect(verifyLedger(old)).toEqual([]);
  });
});

/** Damage, which check names it, where, and what it says. */
const damages: readonly (readonly [string, string, string, RegExp, RegExp])[] = [
  ['a changed actor', `UPDATE events SET actor = 'nobody' WHERE sequence = 3`, 'chain', /line 3$/, /has been changed/],
  ['a changed time', `UPDATE events SET recorded_at = 1 WHERE sequence = 2`, 'chain', /line 2$/, /has been changed/],
  [
    'a changed amount',
    `UPDATE events SET body = CAST(replace(CAST(body AS TEXT), '4000', '9000') AS BLOB) WHERE sequence = 2`,
    'chain',
    /line 2$/,
    /has been changed/,
  ],
  ['a body that is no text', `UPDATE events SET body = x'00ff' WHERE sequence = 4`, 'chain', /line 4$/, /cannot read/],
  ['a line taken out', `DELETE FROM events WHERE sequence = 3`, 'chain', /line 4$/, /line 3 is missing/],
  ['a first line taken out', `DELETE FROM events WHERE sequence = 1`, 'chain', /line 2$/, /line 1 is missing/],
  ['a cut tie', `UPDATE events SET previous_digest = '' WHERE sequence = 5`, 'chain', /line 5$/, /not tied/],
  [
    'an exchanged note',
    `UPDATE texts SET body = 'the red one' WHERE body = 'the blue one'`,
    'commitments',
    /^text .* of line 2$/,
    /not the text/,
  ],
  [
    'a note taken out',
    `DELETE FROM texts WHERE body = 'the blue one'`,
    'commitments',
    /^text .* of line 2$/,
    /is not there/,
  ],
  [
    'an exchanged request',
    `UPDATE texts SET body = replace(body, '4000', '9000') WHERE body LIKE '%AMOUNT%'`,
    'commitments',
    /^text .* of line 2$/,
    /not the text/,
  ],
  [
    'an exchanged person',
    `UPDATE people SET body = replace(body, 'snow', 'bolton')`,
    'commitments',
    /^person 1 of observation 1$/,
    /not the text/,
  ],
  ['a person taken out', `DELETE FROM people WHERE person_id = 2`, 'commitments', /^person 2 /, /is not there/],
  [
    'a changed observation',
    `UPDATE observations SET body = replace(body, '10000', '99999') WHERE observation_id = 2`,
    'imports',
    /^import .* of line 1$/,
    /were changed/,
  ],
  [
    'an observation taken out',
    `DELETE FROM observations WHERE observation_id = 1`,
    'imports',
    /of line 1$/,
    /brought 2 observations, 1 are here/,
  ],
  [
    'an end of the log taken away',
    `DELETE FROM events WHERE sequence > 4`,
    'imports',
    /^observation 3$/,
    /log ends with line 4/,
  ],
  [
    'an operation called settled',
    `UPDATE operations SET state = 'refused' WHERE state = 'sending'`,
    'projections',
    /^table operations, operation_id /,
    /state is 'refused', and 'sending' by the log/,
  ],
  ['an operation taken out', `DELETE FROM attempts; DELETE FROM operations`, 'projections', /operations/, /is missing/],
  [
    'a transaction that nobody reported',
    `INSERT INTO transactions (position, account_id, transaction_id, root_id, operation, order_id, amount_minor, currency,
       execcode, status, card, client, client_email, client_name, search_text, happened_at, known_at)
     VALUES (7, 'SHOP', 'X1', 'X1', 'payment', 'W', 1, 'EUR', '0000', 'succeeded', '', '', '', '', 'x1', 7000, 7000)`,
    'projections',
    /^table transactions, position 7$/,
    /nothing in the log made it/,
  ],
  [
    'an emptied search index',
    `DELETE FROM transaction_search_data WHERE id > 10`,
    'search',
    /search/,
    /search|finished/,
  ],
  [
    'an attempt without its operation',
    `UPDATE attempts SET operation_id = 'gone' WHERE number = 1 AND sent_at IS NOT NULL AND ended_at IS NOT NULL`,
    'references',
    /^table attempts/,
    /operations that is not there/,
  ],
];

describe('damage', () => {
  it.each(damages)('%s is named with its place', (_, sql, check, where, what) => {
    damage(file, sql);
    const own = verifyLedger(file).filter((finding) => finding.check === check);
    expect(own).toContainEqual({
      check,
      where: expect.stringMatching(where),
      what: expect.stringMatching(what),
    });
  });

  it('of a page is named by SQLite', () => {
    const pages = new Database(file, { readonly: true });
    const page = pages.prepare<[], number>(`SELECT rootpage FROM sqlite_schema WHERE name = 'operations_by_state'`);
    const root = page.pluck().get() ?? 0;
    const size = Number(pages.pragma('page_size', { simple: true }));
    pages.close();
    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(size - 100, 0xff), 0, size - 100, (root - 1) * size + 100);
    closeSync(handle);
    const findings = verifyLedger(file);
    expect(findings).toContainEqual(expect.objectContaining({ check: 'file' }));
    expect(findings.filter(({ check }) => check === 'chain')).toEqual([]);
  });

  it('of the whole file is named as well', () => {
    writeFileSync(file, 'no database at all'.repeat(1000));
    expect(verifyLedger(file)).toEqual([
      { check: 'file', where: 'the whole file', what: expect.stringContaining('not a database') },
    ]);
  });

  it('is not what a newer program wrote, and it is named as that', () => {
    const database = new Database(file);
    database.pragma('user_version = 99');
    database.close();
    expect(verifyLedger(file)).toEqual([expect.objectContaining({ what: expect.stringContaining('version 99') })]);
  });
});

it('a file that is not there is no sound ledger', () => {
  expect(() => verifyLedger(join(folder, 'absent.sqlite'))).toThrow('ENOENT');
  mkdirSync(join(folder, 'a folder'));
  expect(() => verifyLedger(join(folder, 'a folder'))).toThrow('is not a file');
});
