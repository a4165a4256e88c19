import { expect, it } from 'vitest';
import { openReadable, openWritable } from '../../../../main/ledger/database/open.ts';
import { type EraseStep, erasePerson } from '../../../../main/ledger/erase/erase.ts';
import { verifyLedger } from '../../../../main/ledger/verify/verify.ts';
import { ramsay, sansa, writeFresh, written } from './fresh.ts';
import { cutThePower, readRest, stamp, thaw, wordsIn } from './ledgers.ts';

const words = [ramsay.client, ramsay.clientEmail, ramsay.clientName, written.note, written.answer, written.reason];
const sought = { by: 'client', client: ramsay.client } as const;

/** Before the end of the one transaction the person is there as before; after it, in old pages only. */
const steps: readonly (readonly [EraseStep, 'erased' | 'finished'])[] = [
  ['marked', 'erased'],
  ['emptied', 'erased'],
  ['redacted', 'erased'],
  ['rebuilt', 'erased'],
  ['committed', 'finished'],
  ['rewritten', 'finished'],
  ['truncated', 'finished'],
];

/** Erases, and keeps what a power cut after a step would leave. */
function cutAfter(step: EraseStep, file: string): string {
  let image = '';
  erasePerson(file, sought, stamp, (reached) => {
    if (reached === step) image = cutThePower(file);
  });
  return image;
}

it.each(steps)('cut short when it was %s, a ledger is sound, and erasing again completes', (step, kind) => {
  const { file } = writeFresh();
  const rest = readRest(file);
  const image = cutAfter(step, file);
  expect(verifyLedger(image)).toEqual([]);
  const again = erasePerson(image, sought, stamp);
  expect(again.kind).toBe(kind);
  // An answer to a guard on Sansa's refund reads the same, and is hers.
  expect(wordsIn(image, words)).toEqual([written.answer]);
  expect(verifyLedger(image)).toEqual([]);
  expect(readRest(image)).toEqual(rest);
  expect(erasePerson(image, sought, stamp)).toMatchObject({ kind: 'nobody' });
});

it('after its last step no byte is left in the file, nor in the log beside it', () => {
  const { file } = writeFresh();
  expect(wordsIn(cutAfter('truncated', file), words)).toEqual([written.answer]);
});

it('cut short after the commit, a console that opens the ledger next leaves no byte in the file either', () => {
  const { file } = writeFresh();
  const image = cutAfter('committed', file);
  openWritable(image).close();
  expect(wordsIn(image, words)).toEqual([written.answer]);
});

it('a program that reads meanwhile is told of: the log beside the file cannot be cut then', () => {
  const { file } = writeFresh();
  const reader = openReadable(file);
  const reading = reader.prepare('SELECT * FROM events').iterate();
  reading.next();
  expect(() => erasePerson(file, sought, stamp)).toThrow('is being read by another program');
  reading.return?.();
  reader.close();
  expect(erasePerson(file, sought, stamp)).toMatchObject({ kind: 'finished' });
  expect(wordsIn(file, words)).toEqual([written.answer]);
});

it('cut short after the commit, old pages do hold the person, and erasing anybody, found or not, writes the file anew', () => {
  const { file } = writeFresh();
  const [image, other] = [cutAfter('committed', file), cutThePower(file)];
  expect(wordsIn(other, words)).toEqual([written.answer]);
  expect(wordsIn(image, words)).toEqual(words);
  expect(erasePerson(image, { by: 'email', email: sansa.clientEmail }, stamp)).toMatchObject({ kind: 'erased' });
  expect(wordsIn(image, words)).toEqual([]);
});

it.each(steps)('a failure when it was %s lets the ledger go, sound, and erasing again completes', (step, kind) => {
  const { file } = writeFresh();
  const fail = (reached: EraseStep) => {
    if (reached === step) throw new Error('the disk is full');
  };
  expect(() => erasePerson(file, sought, stamp, fail)).toThrow('the disk is full');
  expect(verifyLedger(file)).toEqual([]);
  expect(erasePerson(file, sought, stamp).kind).toBe(kind);
  expect(wordsIn(file, words)).toEqual([written.answer]);
});

it('an erasure from old lines that was cut short leaves every line as it was, or redacted and told of', () => {
  for (const step of ['redacted', 'committed'] as const) {
    const { file } = thaw();
    let image = '';
    erasePerson(file, { by: 'client', client: 'theon.greyjoy.id' }, stamp, (reached) => {
      if (reached === step) image = cutThePower(file);
    });
    expect(verifyLedger(image)).toEqual([]);
    erasePerson(image, { by: 'client', client: 'theon.greyjoy.id' }, stamp);
    expect(wordsIn(image, ['theon.greyjoy', 'seen in the extranet by'])).toEqual([]);
    expect(verifyLedger(image)).toEqual([]);
  }
});
