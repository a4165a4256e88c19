import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openWritable } from '../../../../main/ledger/database/open.ts';
import { listSending } from '../../../../main/ledger/queries/operations.ts';
import type { LogPart } from '../../../../main/ports/replica.ts';
import { noon, row } from '../samples.ts';
import {
  deskOn,
  draftAt,
  importInto,
  notify,
  openDesk,
  photograph,
  photographAnew,
  readPlaces,
  type TestDesk,
  takeAt,
} from './desks.ts';

/** Two desks that know one payment, each by an export of its own. */
function openTwo(): { readonly ours: TestDesk; readonly theirs: TestDesk } {
  const [ours, theirs] = [openDesk('a.clerk'), openDesk('b.clerk', noon + 1_000)];
  for (const desk of [ours, theirs]) importInto(desk, [row()]);
  return { ours, theirs };
}

/** A refund at a desk, as far as it is said to be. */
function refundAt(desk: TestDesk, until: 'drafted' | 'confirmed' | 'sending' | 'unknown') {
  const drafted = draftAt(desk);
  if (!drafted) throw new Error('The payment is not known.');
  const { operationId, attemptId } = drafted;
  if (until === 'drafted') return { operationId, attemptId };
  expect(takeAt(desk, operationId).kind).toBe('taken');
  if (until !== 'confirmed') desk.writer.begin(operationId, attemptId, desk.by);
  if (until === 'unknown') desk.writer.end(operationId, attemptId, { kind: 'unknown', cause: 'timedOut' }, desk.by);
  return { operationId, attemptId };
}

const counts = ({ database }: TestDesk) =>
  ['events', 'colleague_rows', 'texts', 'arrivals', 'operations'].map((table) =>
    database.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
  );

describe('a part of a log', () => {
  it('taken in again changes nothing, and what it is of is shown', () => {
    const { ours, theirs } = openTwo();
    refundAt(theirs, 'unknown');
    const part = theirs.tellAll();
    ours.takeIn(part);
    const before = [photograph(ours), counts(ours)];
    ours.takeIn(part);
    expect([photograph(ours), counts(ours)]).toEqual(before);
    expect(readPlaces(ours.database)).toContainEqual({
      deskId: theirs.deskId,
      sequence: part.lines.length,
      rows: 1,
      touches: 0,
    });
    expect(ours.changes.some(({ operations, chains }) => operations.length > 0 && chains.length > 0)).toBe(true);
  });

  const spoil: readonly (readonly [string, RegExp, (part: LogPart) => LogPart])[] = [
    [
      'a line with other bytes',
      /has another digest/,
      (part) => ({ ...part, lines: part.lines.map((line, at) => (at === 1 ? { ...line, actor: 'somebody' } : line)) }),
    ],
    [
      'a line that is not tied to the one before',
      /not tied/,
      (part) => ({
        ...part,
        lines: part.lines.map((line, at) => (at === 1 ? { ...line, previousDigest: '0'.repeat(64) } : line)),
      }),
    ],
    ['a line too few', /leaves a gap/, (part) => ({ ...part, lines: part.lines.filter((_, at) => at !== 1) })],
    [
      'another row',
      /other rows/,
      (part) => ({
        ...part,
        packs: part.packs.map((pack) => ({
          ...pack,
          rows: pack.rows.map((told) => ({ ...told, body: told.body.replace('10000', '90000') })),
        })),
      }),
    ],
    [
      'a row too few',
      /leaves a gap|other rows/,
      (part) => ({ ...part, packs: part.packs.map((pack) => ({ ...pack, number: pack.number + 1 })) }),
    ],
    [
      'another text',
      /is not the one that was written down/,
      (part) => ({
        ...part,
        texts: part.texts.map((text) => (text.textId.startsWith('person-') ? text : { ...text, body: 'another' })),
      }),
    ],
    [
      'another person',
      /is not the one that was written down/,
      (part) => ({
        ...part,
        texts: part.texts.map((text) => (text.textId.startsWith('person-') ? { ...text, body: '{}' } : text)),
      }),
    ],
    ['a text too few', /is not there/, (part) => ({ ...part, texts: [] })],
  ];
  it.each(spoil)('with %s is refused, and leaves nothing', (_, why, spoiled) => {
    const { ours, theirs } = openTwo();
    refundAt(theirs, 'unknown');
    const before = counts(ours);
    expect(() => ours.takeIn(spoiled(theirs.tellAll()))).toThrow(why);
    expect(counts(ours)).toEqual(before);
    ours.takeIn(theirs.tellAll());
  });

  it('with another line under a number that is here is refused', () => {
    const { ours, theirs } = openTwo();
    ours.takeIn(theirs.tellAll());
    const forged = theirs.tellAll();
    const lines = forged.lines.map((line) => ({ ...line, digest: '0'.repeat(64) }));
    expect(() => ours.takeIn({ ...forged, lines })).toThrow('two different lines');
    const packs = forged.packs.map((pack) => ({ ...pack, rows: pack.rows.map((told) => ({ ...told, body: '{}' })) }));
    expect(() => ours.takeIn({ ...forged, packs })).toThrow('two different rows');
  });

  it("under this desk's own name that differs is refused: two files go by it", () => {
    const ours = openDesk();
    importInto(ours, [row()]);
    const lines = ours.tellAll().lines.map((line) => ({ ...line, digest: '0'.repeat(64) }));
    expect(() => ours.takeIn({ texts: [], packs: [], lines })).toThrow('two different lines');
  });

  it("about another desk's operation is refused", () => {
    const { ours, theirs } = openTwo();
    const { operationId, attemptId } = refundAt(ours, 'sending');
    theirs.takeIn(ours.tellAll());
    expect(() => theirs.writer.end(operationId, attemptId, { kind: 'unknown', cause: 'timedOut' }, theirs.by)).toThrow(
      'of another',
    );
    expect(theirs.tellAll().lines).toHaveLength(1);
  });
});

it('is projected after a crash between storing and projecting, piece by piece, as if there had been none', () => {
  const { ours, theirs } = openTwo();
  importInto(theirs, [row({ transactionId: 'A2', orderId: 'W-2' })]);
  refundAt(theirs, 'unknown');
  ours.writer.storePart(theirs.tellAll());
  // What stood in memory is gone.
  const risen = deskOn(ours.database);
  expect(risen.database.prepare('SELECT count(*) FROM transactions').pluck().get()).toBe(1);
  risen.takeIn({ texts: [], packs: [], lines: [] });
  const { database: other } = openDesk();
  const fresh = deskOn(other);
  importInto(fresh, [row()]);
  fresh.takeIn(theirs.tellAll());
  expect(photograph(risen).operations).toEqual(photograph(fresh).operations);
  expect(photograph(risen).transactions).toEqual(photograph(fresh).transactions);
  const before = photograph(risen);
  expect(photographAnew(risen)).toEqual(before);
});

describe("a colleague's operation", () => {
  it('is not ended by a recovery, proved, settled, sent again or looked for here', () => {
    const { ours, theirs } = openTwo();
    const { operationId, attemptId } = refundAt(theirs, 'sending');
    ours.takeIn(theirs.tellAll());
    expect(ours.writer.recover(ours.by).value).toEqual([]);
    expect(listSending(ours.database)).toEqual([]);
    expect(listSending(theirs.database).map((own) => own.operationId)).toEqual([operationId]);
    expect(ours.find(operationId)).toMatchObject({ state: 'sending', deskId: theirs.deskId, actor: 'b.clerk' });
    theirs.writer.end(operationId, attemptId, { kind: 'unknown', cause: 'timedOut' }, theirs.by);
    ours.takeIn(theirs.tellAll());
    const gone = { outcome: 'refused', transactionId: null, reason: 'nothing there' } as const;
    expect(ours.writer.settle(operationId, gone, ours.by).value).toEqual({
      kind: 'refused',
      refusal: { code: 'anotherDesks' },
    });
    expect(() => ours.writer.recordLookUp(operationId, { result: 'nothing', cause: null }, ours.by)).toThrow(
      'colleague',
    );
    const lines = ours.tellAll().lines.length;
    const made = row({
      transactionId: 'R1',
      operation: 'refund',
      referenceId: 'A1',
      amountMinor: 4_000,
      extraData: attemptId,
    });
    expect(notify(ours, made, '1'.repeat(64))).toEqual([]);
    expect(ours.tellAll().lines).toHaveLength(lines + 1);
    expect(ours.find(operationId).state).toBe('unknown');
    // Its own desk proves it by the row that came in here.
    expect(theirs.takeIn(ours.tellAll())).toEqual([operationId]);
    expect(theirs.find(operationId).state).toBe('succeeded');
  });

  it('holds its chain for whoever decides here, also where its desk knew the chain by another root', () => {
    const { ours, theirs } = openTwo();
    const { operationId } = refundAt(theirs, 'confirmed');
    const own = refundAt(ours, 'drafted');
    ours.takeIn(theirs.tellAll());
    expect(takeAt(ours, own.operationId)).toMatchObject({
      refusal: { code: 'chainBusy', operationId, toSettle: false },
    });
  });

  it('and one of this desk may both be confirmed on one chain, and the one that was not claimed ends', () => {
    const { ours, theirs } = openTwo();
    const [own, other] = [refundAt(ours, 'confirmed'), refundAt(theirs, 'confirmed')];
    ours.takeIn(theirs.tellAll());
    theirs.takeIn(ours.tellAll());
    for (const desk of [ours, theirs])
      expect([own, other].map(({ operationId }) => desk.find(operationId).state)).toEqual(['confirmed', 'confirmed']);
    theirs.writer.end(other.operationId, other.attemptId, { kind: 'notSent', cause: 'claimRefused' }, theirs.by);
    ours.takeIn(theirs.tellAll());
    expect(ours.find(other.operationId).state).toBe('notSent');
    expect(ours.writer.begin(own.operationId, own.attemptId, ours.by).value.state).toBe('sending');
  });

  it('does not keep this desk from withdrawing an import, and theirs is not withdrawn here', () => {
    const { ours, theirs } = openTwo();
    const identity = {
      fileDigest: '0'.repeat(64),
      reader: '1',
      rules: { accountId: null, amounts: null, zone: 'UTC', delimiter: null, encoding: null },
    } as const;
    const begin = (desk: TestDesk, importId: string) =>
      desk.writer.beginImport({ importId, source: 'a.csv', ...identity }, desk.by);
    const [mine, yours] = ['019a0000-0000-7000-8000-000000000001', '019a0000-0000-7000-8000-000000000002'];
    begin(ours, mine);
    begin(theirs, yours);
    refundAt(theirs, 'confirmed');
    ours.takeIn(theirs.tellAll());
    expect(ours.writer.withdrawImport(yours, ours.by).value).toEqual({ kind: 'unknown' });
    expect(ours.writer.withdrawImport(mine, ours.by).value.kind).toBe('withdrawn');
  });
});

describe('a copy that is older than its log', () => {
  it('takes its own lines and rows back, and what had no end is unknown, never not sent', () => {
    const { ours, theirs } = openTwo();
    const copy = ours.database.serialize();
    importInto(ours, [row({ transactionId: 'A2', orderId: 'W-2' }, { client: 'new.one' })]);
    const [confirmed] = [refundAt(ours, 'confirmed')];
    const told = ours.tellAll();
    const old = openCopy(copy);
    old.takeIn(told);
    expect(photograph(old)).toEqual(photograph(ours));
    expect(old.tellAll()).toEqual(told);
    expect(old.writer.endTakenBack(old.by).value).toEqual([confirmed.operationId]);
    expect(old.find(confirmed.operationId)).toMatchObject({
      state: 'unknown',
      attempts: [{ cause: 'stoppedWhileSending' }],
    });
    // Whoever had the lines before has them all again.
    theirs.takeIn(told);
    theirs.takeIn(old.tellAll());
    const before = photograph(old);
    expect(photographAnew(old)).toEqual(before);
  });
});

/** What a file held at a moment, put back in a folder of its own. */
function openCopy(bytes: Buffer): TestDesk {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-copy-'));
  const file = join(folder, 'ledger.sqlite');
  writeFileSync(file, bytes);
  const database = openWritable(file);
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  return deskOn(database);
}

it('what came of colleagues is told as such, and what this desk did is not', () => {
  const { ours, theirs } = openTwo();
  refundAt(theirs, 'unknown');
  ours.takeIn(theirs.tellAll());
  const moved = ours.changes.filter(({ operations, chains }) => operations.length + chains.length > 0);
  expect(moved.map(({ isOfColleagues }) => isOfColleagues)).toEqual([true]);
  expect(ours.writer.recover(ours.by).change.isOfColleagues).toBeUndefined();
});
