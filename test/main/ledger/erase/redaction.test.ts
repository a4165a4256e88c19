import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openReadable, openWritable } from '../../../../main/ledger/database/open.ts';
import { erasePerson } from '../../../../main/ledger/erase/erase.ts';
import { appendEvent } from '../../../../main/ledger/events/append.ts';
import { type DigestedLine, digestEvent } from '../../../../main/ledger/events/digest.ts';
import { findRedacted } from '../../../../main/ledger/replica/team-records.ts';
import { verifyLedger } from '../../../../main/ledger/verify/verify.ts';
import { beginWriting } from '../../../../main/ledger/writing/writing.ts';
import { damage } from '../verify/story.ts';
import { stamp, thaw, wordsIn } from './ledgers.ts';

const theon = { by: 'client', client: 'theon.greyjoy.id' } as const;
/** The line that holds the reason of his settlement. */
const line = 72;

function erased(): string {
  const { file } = thaw();
  erasePerson(file, theon, stamp);
  return file;
}

const chainOf = (file: string) => verifyLedger(file).filter(({ check }) => check === 'chain');
const finding = (sequence: number, what: RegExp) => ({
  check: 'chain',
  where: expect.stringMatching(new RegExp(`line ${sequence}$`)),
  what: expect.stringMatching(what),
});
const replaceIn = (sequence: number, old: string, by: string) =>
  `UPDATE events SET body = CAST(replace(CAST(body AS TEXT), '${old}', '${by}') AS BLOB) WHERE sequence = ${sequence}`;

function newest(file: string): number {
  const database = openReadable(file);
  const sequence = database.prepare<[], number>('SELECT max(sequence) FROM events').pluck().get() ?? 0;
  database.close();
  return sequence;
}

describe('a body that was changed without a line that tells of it is found', () => {
  it('by way of the table that opens the guard', () => {
    const { file } = thaw();
    const database = new Database(file);
    const change = (sql: string) => () => database.exec(sql);
    const redact = replaceIn(line, 'seen in the extranet by Theon Greyjoy', '');
    expect(change(redact)).toThrow('append-only');
    database.exec(`INSERT INTO redactions (desk_id, sequence) SELECT desk_id, ${line} FROM ledger`);
    expect(change(`UPDATE events SET actor = 'nobody' WHERE sequence = ${line}`)).toThrow('append-only');
    database.exec(redact);
    database.close();
    expect(chainOf(file)).toEqual([finding(line, /stands open for a change/), finding(line, /has been changed: its/)]);
  });

  it('with the guard taken off', () => {
    const { file } = thaw();
    damage(file, replaceIn(line, 'seen in the extranet by Theon Greyjoy', ''));
    expect(chainOf(file)).toEqual([finding(line, /has been changed: its digest is another/)]);
  });

  it('after it was redacted', () => {
    const file = erased();
    expect(chainOf(file)).toEqual([]);
    damage(file, replaceIn(line, '"reason":""', '"reason":"mine"'));
    expect(chainOf(file)).toEqual([finding(line, /has been changed since it was redacted/)]);
  });

  it.each(['event_id', 'actor'])(
    'after it was redacted, in its %s, which its own digest cannot tell any more',
    (column) => {
      const file = erased();
      damage(file, `UPDATE events SET ${column} = 'somebody else' WHERE sequence = ${line}`);
      expect(chainOf(file)).toEqual([finding(line, /has been changed since it was redacted/)]);
    },
  );

  it('with the line that tells of it forged to fit, as any line that is forged', () => {
    const file = erased();
    const told = newest(file);
    damage(file, replaceIn(told, `"sequence":${line}`, `"sequence":${line - 1}`));
    expect(chainOf(file)).toContainEqual(finding(told, /has been changed: its digest is another/));
    expect(chainOf(file)).toContainEqual(finding(line, /has been changed: its digest is another/));
    expect(chainOf(file)).toContainEqual(finding(line - 1, /redacted under another digest/));
  });

  it('under a digest that was exchanged, which cuts the tie as well', () => {
    const file = erased();
    damage(file, `UPDATE events SET digest = '${'0'.repeat(64)}' WHERE sequence = ${line}`);
    expect(chainOf(file)).toEqual([finding(line, /redacted under another digest/), finding(line + 1, /not tied/)]);
  });
});

it('a row left in the table of redactions is found, though nothing was changed', () => {
  const { file } = thaw();
  const database = new Database(file);
  database.exec(`INSERT INTO redactions (desk_id, sequence) SELECT desk_id, ${line} FROM ledger`);
  database.close();
  expect(chainOf(file)).toEqual([finding(line, /stands open for a change/)]);
});

it('of a line that was redacted twice, the later redaction counts', () => {
  const file = erased();
  const database = openWritable(file);
  const stored = database
    .prepare<[number], DigestedLine & { digest: string }>(
      `SELECT desk_id AS deskId, sequence, event_id AS eventId, schema_version AS schemaVersion, actor,
              recorded_at AS recordedAt, body, previous_digest AS previousDigest, digest
       FROM events WHERE sequence = ?`,
    )
    .get(line);
  if (!stored) throw new Error(`There is no line ${line}.`);
  const body = Buffer.from(String(stored.body).replace('"reason":""', '"reason":"-"'));
  const redacted = createHash('sha256').update(body).digest('hex');
  const covering = digestEvent({ ...stored, body });
  database
    .transaction(() => {
      database.exec(`INSERT INTO redactions (desk_id, sequence) SELECT desk_id, ${line} FROM ledger`);
      database.prepare('UPDATE events SET body = ? WHERE sequence = ?').run(body, line);
      database.exec('DELETE FROM redactions');
      const event = { kind: 'lineRedacted', sequence: line, digest: stored.digest, redacted, covering } as const;
      appendEvent(beginWriting(database), event, stamp);
    })
    .immediate();
  database.close();
  expect(chainOf(file)).toEqual([]);
});

it('a line that is not what its digest says is not redacted, and nothing else is', () => {
  const { file } = thaw();
  damage(file, `UPDATE events SET actor = 'nobody' WHERE sequence = ${line}`);
  expect(erasePerson(file, theon, stamp)).toEqual({
    kind: 'unsound',
    findings: [{ check: 'chain', where: `line ${line}`, what: 'has been changed: its digest is another' }],
  });
  expect(wordsIn(file, ['theon.greyjoy.id', 'seen in the extranet by'])).toHaveLength(2);
});

it('a damage elsewhere keeps nobody from being forgotten, and is found as before', () => {
  const { file } = thaw();
  damage(file, `UPDATE events SET actor = 'nobody' WHERE sequence = 3`);
  const before = chainOf(file);
  expect(before).toEqual([finding(3, /has been changed/)]);
  expect(erasePerson(file, theon, stamp)).toMatchObject({ kind: 'erased' });
  expect(chainOf(file)).toEqual(before);
});

it('the first line that was redacted is known: nobody else can verify it, so that its ledger joins no team', () => {
  const find = (file: string) => {
    const database = openReadable(file);
    const found = findRedacted(database);
    database.close();
    return found;
  };
  expect([find(thaw().file), find(erased())]).toEqual([null, line]);
});
