import { v7 as createId } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AfterTaking } from '../../../main/domain/decide/after-taking.ts';
import type { AttemptOutcome, Operation } from '../../../main/domain/operation.ts';
import { openReadable, openWritable } from '../../../main/ledger/database/open.ts';
import type { Ledger } from '../../../main/ledger/ledger.ts';
import type { LedgerChange } from '../../../main/ports/feed.ts';
import type { TakeCommand } from '../../../main/ports/journal.ts';
import { confirm, draft, draftOf, importRows, noon, openTemporaryLedger, row, rules, stamp, take } from './samples.ts';

const day = 86_400_000;
let ledger: Ledger;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ ledger, close } = await openTemporaryLedger());
  await importRows(ledger, [row()]);
});
afterEach(() => close());

const left = async () => (await ledger.views.findChain('SHOP', 'A1'))?.balance.left;
const stateOf = async (operationId: string) => (await ledger.views.findOperation(operationId))?.state;
const refusedBy = (refusal: object) => ({ kind: 'refused', refusal });

/** A refund of 40.00 by a colleague, as an import tells it. */
const colleagues = (changes = {}) =>
  row({ transactionId: 'A2', referenceId: 'A1', operation: 'refund', amountMinor: 4_000, ...changes });

/** A draft that was written down as it is reviewed now. */
async function review(changes: Parameters<typeof draftOf>[1] = {}) {
  const written = await draftOf(ledger, changes);
  await ledger.journal.draft(written, stamp);
  return written;
}

/** The kinds of the log's lines that name an operation. */
function linesOf(operationId: string): string[] {
  const database = openReadable(ledger.file);
  const bodies = database.prepare<[], Buffer>('SELECT body FROM events ORDER BY sequence').pluck().all();
  database.close();
  return bodies
    .map((body) => JSON.parse(String(body)) as { kind: string; operationId?: string })
    .flatMap((line) => (line.operationId === operationId ? [line.kind] : []));
}

describe('taking a chain', () => {
  it('holds it, and a second operation finds it taken', async () => {
    const first = await confirm(ledger);
    expect(first.confirmation.kind).toBe('taken');
    const second = await confirm(ledger);
    const { operationId } = first.written;
    expect(second.confirmation).toEqual(refusedBy({ code: 'chainBusy', operationId, toSettle: false }));
    expect(await left()).toBe(6_000);
  });

  it('is idempotent by its draft', async () => {
    const { written } = await confirm(ledger);
    await importRows(ledger, [colleagues()]);
    const before = linesOf(written.operationId);
    expect(await take(ledger, written.operationId)).toMatchObject({
      kind: 'takenBefore',
      operation: { operationId: written.operationId, state: 'confirmed' },
    });
    expect(linesOf(written.operationId)).toEqual(before);
  });

  it('is refused above what is left, whoever judged it', async () => {
    const { confirmation } = await confirm(ledger, { amount: { minor: 10_001, currency: 'EUR' } });
    const limit = { minor: 10_000, currency: 'EUR' };
    expect(confirmation).toEqual(refusedBy({ code: 'amountAboveLeft', left: limit }));
  });

  it('one at a time is the index’s doing: SQL of anybody cannot put a second one in flight', async () => {
    await confirm(ledger);
    const other = draft();
    await ledger.journal.draft(other, stamp);
    const database = openWritable(ledger.file);
    const force = (state: string) =>
      database.prepare('UPDATE operations SET state = ? WHERE operation_id = ?').run(state, other.operationId);
    for (const state of ['confirmed', 'sending', 'unknown']) expect(() => force(state)).toThrow(/UNIQUE/);
    expect(() => force('refused')).not.toThrow();
    database.close();
  });
});

describe('what follows in the same commit', () => {
  const changes: LedgerChange[] = [];
  beforeEach(() => {
    changes.length = 0;
    ledger.feed.listen((change) => changes.push(change));
  });

  it.each<[AfterTaking, string[], Partial<Operation>, object]>([
    [{ kind: 'begin' }, ['operationConfirmed', 'attemptBegun'], { state: 'sending' }, { sentAt: noon, cause: null }],
    [{ kind: 'wait' }, ['operationConfirmed'], { state: 'confirmed' }, { sentAt: null, cause: null }],
    [
      { kind: 'end', cause: 'secretLocked' },
      ['operationConfirmed', 'attemptEnded'],
      { state: 'notSent' },
      { sentAt: null, cause: 'secretLocked', verdict: 'notSent' },
    ],
  ])('%o', async (after, lines, state, attempt) => {
    const { operationId } = await review();
    changes.length = 0;
    const taken = await take(ledger, operationId, { after });
    expect(taken).toMatchObject({ kind: 'taken', operation: { ...state, confirmedAt: noon, attempts: [attempt] } });
    expect(linesOf(operationId)).toEqual(['operationDrafted', ...lines]);
    // One commit is one change: nobody ever sees what stands between its lines.
    expect(changes.map(({ operations }) => operations.map((operation) => operation.state))).toEqual([[state.state]]);
  });

  it('after waiting, the attempt begins by itself, once', async () => {
    const { operationId, attemptId } = await review();
    await take(ledger, operationId);
    expect(await ledger.journal.begin(operationId, attemptId, stamp)).toMatchObject({
      state: 'sending',
      attempts: [{ sentAt: noon }],
    });
    await expect(ledger.journal.begin(operationId, attemptId, stamp)).rejects.toThrow(/sending/);
  });

  it('what never was to leave gives the chain and the money back', async () => {
    const { operationId } = await review();
    const after = { kind: 'end', cause: 'secretAbsent' } as const;
    await take(ledger, operationId, { after });
    expect(await left()).toBe(10_000);
    expect((await confirm(ledger)).confirmation.kind).toBe('taken');
  });
});

describe('the picture of a review', () => {
  it('is compared with what stands there when the chain is taken', async () => {
    const { operationId } = await review();
    await importRows(ledger, [colleagues({ amountMinor: 9_000 })]);
    expect(await take(ledger, operationId)).toMatchObject(
      refusedBy({ code: 'changedSinceReview', changes: ['transactions'], picture: { rows: [{}, { minor: 9_000 }] } }),
    );
    expect(await stateOf(operationId)).toBe('drafted');
    expect(linesOf(operationId)).toEqual(['operationDrafted']);
  });

  it('in the very transaction: of two commands sent together the second sees what the first did', async () => {
    const [first, second] = [await review(), await review({ amount: { minor: 1_000, currency: 'EUR' } })];
    const [one, other] = await Promise.all([
      take(ledger, first.operationId),
      take(ledger, second.operationId),
      importRows(ledger, [colleagues()]),
    ]);
    expect(one.kind).toBe('taken');
    expect(other).toMatchObject(refusedBy({ code: 'chainBusy', operationId: first.operationId }));
    const third = await review({ amount: { minor: 500, currency: 'EUR' } });
    const notSent = { kind: 'notSent', cause: 'claimRefused' } as const;
    const [, late] = await Promise.all([
      ledger.journal.end(first.operationId, first.attemptId, notSent, stamp),
      take(ledger, third.operationId),
    ]);
    expect(late).toMatchObject(refusedBy({ code: 'changedSinceReview', changes: ['operations'] }));
  });

  it.each<[string, () => Promise<Partial<TakeCommand>>, string[]]>([
    ['the account', async () => ({ account: { ...rules, voidZone: 'America/Guadeloupe' } }), ['account']],
    [
      'a guard that came',
      async () => {
        // The same order, another payment: nothing else of the picture has changed.
        await importRows(ledger, [row({ transactionId: 'B1' }), colleagues({ referenceId: 'B1' })]);
        return {};
      },
      ['guards'],
    ],
  ])('is another one by %s', async (_, change, changed) => {
    const { operationId } = await review();
    expect(await take(ledger, operationId, await change())).toMatchObject(
      refusedBy({ code: 'changedSinceReview', changes: changed }),
    );
    expect(await stateOf(operationId)).toBe('drafted');
  });

  it('is the same one when nothing that decides has changed', async () => {
    const { operationId } = await review();
    await importRows(ledger, [row({}, { clientName: 'Aegon Targaryen' }), row({ transactionId: 'B1' })]);
    expect((await take(ledger, operationId)).kind).toBe('taken');
  });

  it('that nobody kept has expired', async () => {
    const { operationId } = draft();
    await ledger.journal.draft({ ...draft(), operationId }, stamp);
    expect(await take(ledger, operationId)).toEqual(refusedBy({ code: 'draftExpired' }));
    expect(await stateOf(operationId)).toBe('drafted');
  });

  it('expires after a day, not a moment earlier', async () => {
    const { operationId } = await review();
    const taking = { kind: 'confirm', guardAnswer: null } as const;
    const after = { kind: 'wait' } as const;
    const at = (later: number) =>
      ledger.journal.take({ operationId, taking, account: rules, after }, { ...stamp, at: noon + later });
    expect(await at(day + 1)).toEqual(refusedBy({ code: 'draftExpired' }));
    expect((await at(day)).kind).toBe('taken');
  });
});

describe('a guard', () => {
  it('that the review showed has to be answered, and its answer stands with the operation', async () => {
    await importRows(ledger, [colleagues()]);
    const { operationId } = await review();
    const silent = { kind: 'confirm', guardAnswer: null } as const;
    expect(await take(ledger, operationId, { taking: silent })).toMatchObject(
      refusedBy({ code: 'guardUnanswered', guards: [{ kind: 'sameAmountLately', transactionId: 'A2' }] }),
    );
    expect(await stateOf(operationId)).toBe('drafted');
    const answered = { kind: 'confirm', guardAnswer: 'two items came back' } as const;
    expect(await take(ledger, operationId, { taking: answered })).toMatchObject({
      kind: 'taken',
      operation: { guarded: { kinds: ['sameAmountLately'], answer: 'two items came back' } },
    });
  });
});

describe('sending again', () => {
  const answered = (execcode: string, transactionId: string | null = null) =>
    ({ kind: 'answered', execcode, message: 'm', transactionId }) as const;

  /** Confirms, begins and ends a refund. */
  async function run(outcome: AttemptOutcome) {
    const { written } = await confirm(ledger);
    await ledger.journal.begin(written.operationId, written.attemptId, stamp);
    return ledger.journal.end(written.operationId, written.attemptId, outcome, stamp);
  }

  function again(operationId: string) {
    const attemptId = createId();
    const taking = { kind: 'again', attemptId, request: draft({ attemptId }).request } as const;
    return { attemptId, taken: take(ledger, operationId, { taking }) };
  }

  it.each([
    [{ kind: 'notSent', cause: 'notConnected' } as const, true],
    [answered('2017'), true],
    [answered('3004'), true],
    [answered('2008'), false],
    [answered('0000', 'A9'), false],
    [{ kind: 'unknown', cause: 'timedOut' } as const, false],
  ])('after %o is %s', async (outcome, allowed) => {
    const { operationId } = await run(outcome);
    const { attemptId, taken } = again(operationId);
    if (allowed) expect((await taken).kind).toBe('taken');
    else expect(await taken).toEqual(refusedBy({ code: 'notRepeatable' }));
    const attempts = (await ledger.views.findOperation(operationId))?.attempts;
    expect(attempts).toHaveLength(allowed ? 2 : 1);
    if (allowed) expect(attempts?.at(-1)).toMatchObject({ attemptId, number: 2, execcode: null });
  });

  it('is refused when the chain is not what was reviewed', async () => {
    const { operationId } = await run(answered('2017'));
    await importRows(ledger, [colleagues()]);
    expect(await again(operationId).taken).toMatchObject(
      refusedBy({ code: 'changedSinceReview', changes: expect.arrayContaining(['transactions']) }),
    );
    expect((await ledger.views.findOperation(operationId))?.attempts).toHaveLength(1);
  });
});
