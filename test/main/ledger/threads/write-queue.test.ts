import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWritable, type WritableDatabase } from '../../../../main/ledger/database/open.ts';
import { changeDurably } from '../../../../main/ledger/database/together.ts';
import type { Call, Methods, Reply } from '../../../../main/ledger/threads/messages.ts';
import { createWriteQueue, largestGroup, type WriteQueue } from '../../../../main/ledger/threads/write-queue.ts';
import { countCommits } from '../commits.ts';

let folder: string;
let database: WritableDatabase;
let answers: (Reply & { readonly durable: boolean })[];
let queue: WriteQueue;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'be2bill-queue-'));
  database = openWritable(join(folder, 'ledger.sqlite'));
  database.exec(`
    CREATE TABLE parents (id INTEGER PRIMARY KEY);
    CREATE TABLE noted (word TEXT, parent INTEGER REFERENCES parents DEFERRABLE INITIALLY DEFERRED);
  `);
  answers = [];
  queue = createWriteQueue({
    database,
    methods,
    answer: (reply) => answers.push({ ...reply, durable: !database.inTransaction }),
  });
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const note = (word: string, parent: number | null = null) => {
  database.prepare('INSERT INTO noted VALUES (?, ?)').run(word, parent);
  return word;
};

const methods: Methods = {
  note: (word: string) => changeDurably(database, () => note(word)),
  /** Writes, and then fails. */
  fail: (word: string) =>
    changeDurably(database, () => {
      note(word);
      throw new Error(`no ${word}`);
    }),
  /** Has the commit fail, as a disk does that is full by then. */
  spoilCommit: (word: string) => note(word, 404),
  /** What SQLite does by itself for some failures. */
  spoilAll: (word: string) => {
    database.exec('ROLLBACK');
    throw new Error(`all is lost with ${word}`);
  },
};

let lastId = 0;
const ask = (method: string, word: string, urgent = true) => {
  lastId += 1;
  queue.add({ id: lastId, method, parameters: [word], urgent } satisfies Call);
};
const noted = () => database.prepare<[], string>('SELECT word FROM noted').pluck().all();
const outcomes = () => answers.map((reply) => (reply.ok ? reply.value : reply.message));

describe('what waits when the writer is free', () => {
  it('is one commit, and is answered behind it in its order', () => {
    const before = countCommits(database.name);
    for (const word of ['a', 'b', 'c']) ask('note', word);
    expect(queue.runUrgent()).toBe(true);
    expect(countCommits(database.name) - before).toBe(1);
    expect(outcomes()).toEqual(['a', 'b', 'c']);
    expect(answers.every(({ durable }) => durable)).toBe(true);
    expect(queue.runUrgent()).toBe(false);
  });

  it('is a commit of its own where it is alone', () => {
    const before = countCommits(database.name);
    ask('note', 'a');
    queue.runUrgent();
    expect(countCommits(database.name) - before).toBe(1);
    expect([outcomes(), answers[0]?.durable]).toEqual([['a'], true]);
  });

  it('loses nothing to one that fails: that alone is taken back', () => {
    ask('note', 'a');
    ask('fail', 'b');
    ask('note', 'c');
    queue.runUrgent();
    expect(outcomes()).toEqual(['a', 'no b', 'c']);
    expect(noted()).toEqual(['a', 'c']);
    expect(answers.every(({ durable }) => durable)).toBe(true);
  });

  it('is one commit all the same where one fails, and takes all back where it fails behind that', () => {
    const before = countCommits(database.name);
    for (const word of ['a', 'c']) ask('note', word);
    ask('fail', 'b');
    queue.runUrgent();
    expect(countCommits(database.name) - before).toBe(1);
    for (const word of ['d', 'e']) ask('fail', word);
    ask('spoilCommit', 'f');
    queue.runUrgent();
    expect(outcomes()).toEqual(['a', 'c', 'no b', ...Array(3).fill('FOREIGN KEY constraint failed')]);
    expect(noted()).toEqual(['a', 'c']);
  });

  it('leaves the next one a transaction of its own, which is taken back alone', () => {
    ask('note', 'a');
    ask('note', 'b');
    queue.runUrgent();
    ask('fail', 'c');
    queue.runUrgent();
    expect(outcomes()).toEqual(['a', 'b', 'no c']);
    expect(noted()).toEqual(['a', 'b']);
  });

  it('fails as a whole, with the reason, when the commit does', () => {
    ask('note', 'a');
    ask('spoilCommit', 'b');
    queue.runUrgent();
    expect(outcomes()).toEqual(Array(2).fill('FOREIGN KEY constraint failed'));
    expect(noted()).toEqual([]);
    expect(database.inTransaction).toBe(false);
  });

  it('fails as a whole when SQLite takes everything back, and writes nothing outside its transaction', () => {
    ask('note', 'a');
    ask('spoilAll', 'b');
    ask('note', 'c');
    queue.runUrgent();
    expect(outcomes()).toEqual(Array(3).fill('all is lost with b'));
    expect(noted()).toEqual([]);
    ask('note', 'd');
    queue.runUrgent();
    expect(noted()).toEqual(['d']);
  });

  it('fails as a whole as well where one failed before SQLite took everything back', () => {
    ask('note', 'a');
    ask('fail', 'b');
    ask('spoilAll', 'c');
    ask('note', 'd');
    queue.runUrgent();
    expect(outcomes()).toEqual(Array(4).fill('all is lost with c'));
    expect(noted()).toEqual([]);
  });

  it('is not more than the first can be asked to wait for', () => {
    for (let index = 0; index <= largestGroup; index += 1) ask('note', String(index));
    queue.runUrgent();
    expect(answers).toHaveLength(largestGroup);
    queue.runUrgent();
    expect(outcomes()).toEqual(Array.from({ length: largestGroup + 1 }, (_, index) => String(index)));
  });
});

describe('what can wait', () => {
  it('is done behind all that is urgent, each by itself, in its order', () => {
    const before = countCommits(database.name);
    ask('note', 'piece 1', false);
    ask('note', 'a');
    ask('note', 'piece 2', false);
    ask('note', 'b');
    while (queue.runUrgent() || queue.runPatient());
    expect(outcomes()).toEqual(['a', 'b', 'piece 1', 'piece 2']);
    expect(countCommits(database.name) - before).toBe(3);
    expect(queue.runPatient()).toBe(false);
  });

  it('may take turns of the event loop, and is answered when it is done', async () => {
    const slow: Methods = { slow: async () => 'done' };
    const late: Reply[] = [];
    const own = createWriteQueue({ database, methods: slow, answer: (reply) => late.push(reply) });
    own.add({ id: 1, method: 'slow', parameters: [], urgent: false });
    own.runPatient();
    expect(late).toEqual([]);
    await Promise.resolve();
    expect(late).toEqual([{ id: 1, ok: true, value: 'done' }]);
  });
});
