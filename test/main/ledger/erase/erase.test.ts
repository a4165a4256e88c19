import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openReadable, openWritable } from '../../../../main/ledger/database/open.ts';
import { erasePerson } from '../../../../main/ledger/erase/erase.ts';
import type { Sought } from '../../../../main/ledger/erase/sought.ts';
import { rebuildLedger } from '../../../../main/ledger/verify/rebuild.ts';
import { verifyLedger } from '../../../../main/ledger/verify/verify.ts';
import { recordImport, recordRows } from '../../../../main/ledger/writing/intake.ts';
import { beginWriting } from '../../../../main/ledger/writing/writing.ts';
import { row } from '../samples.ts';
import { ramsay, writeFresh, written } from './fresh.ts';
import { distinctiveTrigrams, readOthers, readRest, searchFor, stamp, thaw, wordsIn } from './ledgers.ts';

const names = (
  JSON.parse(readFileSync(new URL('../fixtures/version-4.json', import.meta.url), 'utf8')) as {
    readonly names: Readonly<Record<string, string>>;
  }
).names;

interface Case {
  readonly make: () => { readonly file: string };
  readonly sought: Sought;
  readonly client: string;
  /** Everything that has to go; each is in the file before. */
  readonly words: readonly string[];
  readonly counts: Readonly<Record<'people' | 'texts' | 'lines' | 'notifications', number>>;
}

const byClient = (client: string): Sought => ({ by: 'client', client });
const ofRamsay = [
  ramsay.client,
  ramsay.clientEmail,
  ramsay.clientName,
  'R. BÖLTON',
  'Dreadfort',
  written.note,
  written.reason,
  written.onChain,
  written.onOrder,
  written.beside,
  written.named,
  written.file,
];

const cases: readonly (readonly [string, Case])[] = [
  [
    'whose credits stand in old lines',
    {
      make: () => thaw([names['credit unknown'] ?? '']),
      sought: byClient('ygritte.wild.id'),
      client: 'ygritte.wild.id',
      words: ['ygritte.wild.id', 'ygritte.wild@example.com', 'YGRITTE WILD', 'ygritte'],
      // The reason that settled her credit just before.
      counts: { people: 1, texts: 1, lines: 4, notifications: 0 },
    },
  ],
  [
    'of whom an old line has an answer, and a text a note',
    {
      make: () => thaw(),
      sought: { by: 'email', email: 'John.Snow@EXAMPLE.com' },
      client: 'john.snow.id',
      words: ['john.snow.id', 'john.snow@example.com', 'Mrs Snow rang', '06 12 34 56 78', 'two items came back'],
      counts: { people: 1, texts: 1, lines: 1, notifications: 3 },
    },
  ],
  [
    'of whom an old line has the reason of a settlement',
    {
      make: () => thaw(),
      sought: byClient('theon.greyjoy.id'),
      client: 'theon.greyjoy.id',
      words: ['theon.greyjoy', 'THEON GREYJOY', 'seen in the extranet by'],
      counts: { people: 1, texts: 0, lines: 1, notifications: 0 },
    },
  ],
  [
    'in a ledger of this program',
    {
      make: writeFresh,
      sought: byClient(ramsay.client),
      client: ramsay.client,
      words: ofRamsay,
      counts: { people: 2, texts: 15, lines: 0, notifications: 1 },
    },
  ],
  [
    'in a ledger of this program, sought by an address with other capitals',
    {
      make: writeFresh,
      sought: { by: 'email', email: 'rAMSAY@dreadfort.example' },
      client: ramsay.client,
      words: ofRamsay,
      counts: { people: 2, texts: 15, lines: 0, notifications: 1 },
    },
  ],
];

describe.each(cases)('a person %s', (_, { make, sought, client, words, counts }) => {
  it('is erased to the byte, and nothing else is', () => {
    const { file } = make();
    expect(wordsIn(file, words)).toEqual(words);
    const trigrams = distinctiveTrigrams(file, client);
    expect(trigrams.length).toBeGreaterThan(1);
    expect(searchFor(file, trigrams)).toEqual({ indexed: trigrams, found: trigrams });
    const [rest, others] = [readRest(file), readOthers(file, client)];

    expect(erasePerson(file, sought, stamp)).toMatchObject({ kind: 'erased', counts, left: [] });

    expect(wordsIn(file, words)).toEqual([]);
    expect(searchFor(file, trigrams)).toEqual({ indexed: [], found: [] });
    expect(verifyLedger(file)).toEqual([]);
    expect(readRest(file)).toEqual(rest);
    expect(readOthers(file, client)).toEqual(others);
    expect(rebuildLedger(file, 'now')).toEqual({ findings: [], before: undefined });
  });

  it('is nobody the second time, which changes nothing', () => {
    const { file } = make();
    erasePerson(file, sought, stamp);
    const bytes = readFileSync(file);
    expect(erasePerson(file, sought, stamp)).toMatchObject({ kind: 'nobody' });
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('leaves no salt by which a guess could be checked', () => {
    const { file } = make();
    erasePerson(file, sought, stamp);
    const database = openReadable(file);
    const salted = 'SELECT count(*) FROM (SELECT salt, body FROM people UNION ALL SELECT salt, body FROM texts)';
    const count = (where: string) => database.prepare<[], number>(`${salted} WHERE ${where}`).pluck().get();
    expect(count('body IS NULL')).toBe(counts.people + counts.texts);
    expect(count('body IS NULL AND length(salt) > 0')).toBe(0);
    expect(count('body IS NOT NULL AND length(salt) < 16')).toBe(0);
    database.close();
  });
});

it('every column and table is looked through: statistics hold samples of people before, and none after', () => {
  const { file } = writeFresh();
  const samples = () => {
    const database = openReadable(file);
    const found = database.prepare<[], Buffer>(`SELECT sample FROM sqlite_stat4 WHERE tbl = 'people'`).pluck().all();
    database.close();
    return found.map((sample) => sample.toString('latin1')).join();
  };
  expect(samples()).toContain(ramsay.client);
  erasePerson(file, byClient(ramsay.client), stamp);
  expect(samples()).not.toContain('ramsay');
  expect(samples()).toContain('sansa');
});

it('the log goes on from its head: a line for each that was redacted, by whom and when', () => {
  const { file } = thaw([names['credit unknown'] ?? '']);
  const lines = () => {
    const database = openReadable(file);
    const found = database
      .prepare<[], { sequence: number; actor: string; at: number; digest: string; previous: string; body: string }>(
        `SELECT sequence, actor, recorded_at AS at, digest, previous_digest AS previous, CAST(body AS TEXT) AS body
         FROM events ORDER BY sequence`,
      )
      .all();
    database.close();
    return found;
  };
  const before = lines();
  erasePerson(file, byClient('ygritte.wild.id'), { actor: 'dpo', at: stamp.at });
  const added = lines().slice(before.length);
  expect(added[0]?.previous).toBe(before.at(-1)?.digest);
  expect(added.map(({ actor, at, body }) => ({ actor, at, ...JSON.parse(body) }))).toEqual(
    [14, 18, 22, 26].map((sequence) => ({
      actor: 'dpo',
      at: stamp.at,
      kind: 'lineRedacted',
      sequence,
      digest: before[sequence - 1]?.digest,
      redacted: expect.stringMatching(/^[0-9a-f]{64}$/),
      covering: expect.stringMatching(/^[0-9a-f]{64}$/),
    })),
  );
  const was = JSON.parse(before[13]?.body ?? '');
  const parameters = { ...was.parameters, CLIENTIDENT: '', CLIENTEMAIL: '' };
  expect(lines()[13]?.body).toBe(JSON.stringify({ ...was, parameters }));
});

it('a person who buys again afterwards is known again, and can be erased again', () => {
  const { file } = writeFresh();
  erasePerson(file, byClient(ramsay.client), stamp);
  const database = openWritable(file);
  const writing = beginWriting(database);
  const importId = '019bbf00-0000-7000-8000-000000000000';
  const rows = [row({ transactionId: 'R9', orderId: 'D-9' }, ramsay)];
  database
    .transaction(() => {
      recordRows(writing, importId, { rows, source: 'import' }, stamp);
      recordImport(writing, importId, 'again', stamp);
    })
    .immediate();
  database.close();
  expect(wordsIn(file, [ramsay.client])).toEqual([ramsay.client]);
  const counts = { people: 1, texts: 0, lines: 0, notifications: 0 };
  expect(erasePerson(file, byClient(ramsay.client), stamp)).toMatchObject({ kind: 'erased', counts });
  expect(wordsIn(file, ofRamsay)).toEqual([]);
  expect(verifyLedger(file)).toEqual([]);
});

it.each(['transaction_search', 'transaction_words'])('of %s no page is left that a new one would not have', (index) => {
  const { file } = writeFresh();
  erasePerson(file, byClient(ramsay.client), stamp);
  const database = openWritable(file);
  // What stands before the pages counts rows and settings, and no word.
  const pages = () => database.prepare(`SELECT id, block FROM ${index}_data WHERE id > 10 ORDER BY id`).all();
  const erased = pages();
  database.exec(`INSERT INTO ${index} (${index}) VALUES ('rebuild')`);
  expect(erased).toEqual(pages());
  expect(erased.length).toBeGreaterThan(0);
  database.close();
});

describe('nothing is erased', () => {
  it.each([
    ['under way', { by: 'client', client: 'viserys' }, 'being sent', 'sending'],
    ['of unknown outcome', { by: 'email', email: 'podrick.payne@example.com' }, 'refund unknown, probable', 'unknown'],
    ['waiting for the bank', { by: 'client', client: 'brienne.tarth.id' }, 'pending', 'pending'],
    ['a credit of unknown outcome', { by: 'client', client: 'ygritte.wild.id' }, 'credit unknown', 'unknown'],
  ] as const)('while an operation of theirs is %s', (_, sought, name, state) => {
    const { file, folder } = thaw();
    const [bytes, files] = [readFileSync(file), readdirSync(folder)];
    const operations = [expect.objectContaining({ operationId: names[name], state })];
    expect(erasePerson(file, sought, stamp)).toEqual({ kind: 'open', operations });
    expect(readFileSync(file).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(files);
  });

  it('of anybody but the one who is meant: parts of a name, other capitals of a client id, nobody', () => {
    const { file } = writeFresh();
    const bytes = readFileSync(file);
    for (const client of ['ramsay', ramsay.client.toUpperCase(), '%', ramsay.clientEmail]) {
      expect(erasePerson(file, byClient(client), stamp), client).toMatchObject({ kind: 'nobody' });
    }
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });
});

it('what others share with a person is left to them, and told', () => {
  const { file } = thaw();
  // Another person has the same name in small letters, under an id and an address of their own.
  expect(erasePerson(file, byClient('john.snow.id'), stamp)).toMatchObject({ kind: 'erased', left: [] });
  expect(wordsIn(file, ['John Snow', 'j.snow@example.com'])).toHaveLength(2);
  const shared = writeFresh();
  const database = openWritable(shared.file);
  const texts = database.prepare(`UPDATE people SET body = replace(body, 'sansa@winterfell.example', ?)`);
  texts.run(ramsay.clientEmail);
  database.close();
  expect(erasePerson(shared.file, byClient(ramsay.client), stamp)).toMatchObject({
    kind: 'erased',
    left: expect.arrayContaining(['persons']),
  });
});
