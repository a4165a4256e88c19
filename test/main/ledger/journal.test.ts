import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWritable } from '../../../main/ledger/database/open.ts';
import type { Ledger } from '../../../main/ledger/ledger.ts';
import { confirm, draft, importRows, openTemporaryLedger, row, stamp } from './samples.ts';

let ledger: Ledger;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ ledger, close } = await openTemporaryLedger());
  await importRows(ledger, [row()]);
});
afterEach(() => close());

const left = async () => (await ledger.read.findChain('SHOP', 'A1'))?.balance.left;
const answered = (execcode: string, transactionId: string | null = null) =>
  ({ kind: 'answered', execcode, message: 'm', transactionId }) as const;

/** Confirms, begins and ends a refund. */
async function run(outcome: Parameters<Ledger['write']['endSending']>[2], changes = {}) {
  const { written } = await confirm(ledger, changes);
  await ledger.write.beginSending(written.operationId, written.attemptId, stamp);
  return ledger.write.endSending(written.operationId, written.attemptId, outcome, stamp);
}

describe('a draft', () => {
  it('holds nothing: two of them may stand on one chain, and nothing is spent', async () => {
    await ledger.write.writeDraft(draft(), stamp);
    await ledger.write.writeDraft(draft(), stamp);
    expect(await left()).toBe(10_000);
    expect(await ledger.read.listOperations('all', 10)).toEqual([]);
  });

  it('keeps its note apart from the log, tied by a digest', async () => {
    const written = draft({ noteText: 'called at noon' });
    const operation = await ledger.write.writeDraft(written, stamp);
    expect(operation.note).toBe('called at noon');
    const database = openWritable(ledger.file);
    const bodies = database.prepare<[], Buffer>('SELECT body FROM events').pluck().all();
    database.close();
    expect(Buffer.concat(bodies).toString()).not.toContain('called at noon');
    expect(Buffer.concat(bodies).toString()).toContain(written.noteId);
  });

  it('with an id that exists is refused, and the first one stands', async () => {
    const written = draft();
    await ledger.write.writeDraft(written, stamp);
    await expect(ledger.write.writeDraft(written, stamp)).rejects.toThrow(/UNIQUE/);
    expect((await ledger.read.findOperation(written.operationId))?.state).toBe('drafted');
  });
});

describe('confirming', () => {
  it('takes the chain, and a second operation finds it taken', async () => {
    const first = await confirm(ledger);
    expect(first.confirmation.kind).toBe('confirmed');
    const second = await confirm(ledger);
    expect(second.confirmation).toEqual({
      kind: 'chainBusy',
      operationId: first.written.operationId,
      toSettle: false,
    });
    expect(await left()).toBe(6_000);
  });

  it('is idempotent by its draft', async () => {
    const { written } = await confirm(ledger);
    const again = await ledger.write.confirmDraft(
      written.operationId,
      { fingerprint: 'whatever', guarded: null },
      stamp,
    );
    expect(again.kind).toBe('alreadyConfirmed');
  });

  it('is refused when the chain is not what was judged', async () => {
    const written = draft();
    await ledger.write.writeDraft(written, stamp);
    const judged = await ledger.read.findChain('SHOP', 'A1');
    await importRows(ledger, [
      row({ transactionId: 'A2', referenceId: 'A1', operation: 'refund', amountMinor: 9_000 }),
    ]);
    const confirmation = await ledger.write.confirmDraft(
      written.operationId,
      { fingerprint: judged?.fingerprint ?? '', guarded: null },
      stamp,
    );
    expect(confirmation).toEqual({ kind: 'changedSinceReview' });
    expect((await ledger.read.findOperation(written.operationId))?.state).toBe('drafted');
  });

  it('is refused above what is left, whoever judged it', async () => {
    const { confirmation } = await confirm(ledger, { amount: { minor: 10_001, currency: 'EUR' } });
    expect(confirmation).toEqual({ kind: 'amountAboveLeft', left: { minor: 10_000, currency: 'EUR' } });
  });

  it('one at a time is the index’s doing: SQL of anybody cannot put a second one in flight', async () => {
    await confirm(ledger);
    const other = draft();
    await ledger.write.writeDraft(other, stamp);
    const database = openWritable(ledger.file);
    const force = (state: string) =>
      database.prepare('UPDATE operations SET state = ? WHERE operation_id = ?').run(state, other.operationId);
    for (const state of ['confirmed', 'sending', 'unknown']) expect(() => force(state)).toThrow(/UNIQUE/);
    expect(() => force('refused')).not.toThrow();
    database.close();
  });
});

describe('sending', () => {
  it('begins only what is confirmed, and only once', async () => {
    const written = draft();
    await ledger.write.writeDraft(written, stamp);
    await expect(ledger.write.beginSending(written.operationId, written.attemptId, stamp)).rejects.toThrow(/drafted/);
    const { written: confirmed } = await confirm(ledger);
    await ledger.write.beginSending(confirmed.operationId, confirmed.attemptId, stamp);
    await expect(ledger.write.beginSending(confirmed.operationId, confirmed.attemptId, stamp)).rejects.toThrow(
      /sending/,
    );
  });

  it.each([
    ['0000', 'succeeded', 6_000],
    ['0003', 'pending', 6_000],
    ['0001', 'pending', 6_000],
    ['2008', 'refused', 10_000],
    ['4001', 'refused', 10_000],
    ['5001', 'unknown', 6_000],
    ['4011', 'unknown', 6_000],
    ['0004', 'unknown', 6_000],
    ['7777', 'unknown', 6_000],
  ])('answered %s makes it %s and leaves %i', async (execcode, state, rest) => {
    const operation = await run(answered(execcode, execcode.startsWith('2') ? null : 'A9'));
    expect(operation.state).toBe(state);
    expect(operation.attempts.at(-1)).toMatchObject({ execcode, message: 'm' });
    expect(await left()).toBe(rest);
  });

  it('not sent gives the chain and the money back; unknown keeps both', async () => {
    expect((await run({ kind: 'notSent', cause: 'notConnected' })).state).toBe('notSent');
    expect(await left()).toBe(10_000);
    const operation = await run({ kind: 'unknown', cause: 'timedOut' });
    expect(operation.state).toBe('unknown');
    expect(await left()).toBe(6_000);
    expect((await confirm(ledger)).confirmation).toEqual({
      kind: 'chainBusy',
      operationId: operation.operationId,
      toSettle: true,
    });
  });

  it('puts what was executed into the list, with the customer of its debit', async () => {
    await run(answered('0000', 'A9'));
    const chain = await ledger.read.findChain('SHOP', 'A9');
    expect(chain?.chainId).toBe('A1');
    expect(chain?.transactions.at(-1)).toMatchObject({
      transactionId: 'A9',
      operation: 'refund',
      clientEmail: 'j.snow@example.com',
      status: 'succeeded',
    });
    expect(chain?.balance).toMatchObject({ paid: 10_000, refunded: 4_000, inFlight: 0, left: 6_000 });
  });
});

describe('sending again', () => {
  it.each([
    [{ kind: 'notSent', cause: 'notConnected' } as const, true],
    [answered('2017'), true],
    [answered('3004'), true],
    [answered('2008'), false],
    [answered('0000', 'A9'), false],
    [{ kind: 'unknown', cause: 'timedOut' } as const, false],
  ])('after %o is %s', async (outcome, allowed) => {
    const operation = await run(outcome);
    expect(operation.repeatable).toBe(allowed);
    const { attemptId, url, parameters } = draft();
    const chain = await ledger.read.findChain('SHOP', 'A1');
    const again = await ledger.write.confirmNewAttempt(
      operation.operationId,
      { attemptId, url, parameters },
      chain?.fingerprint ?? '',
      stamp,
    );
    expect(again.kind).toBe(allowed ? 'confirmed' : 'alreadyConfirmed');
    const attempts = (await ledger.read.findOperation(operation.operationId))?.attempts;
    expect(attempts).toHaveLength(allowed ? 2 : 1);
    if (allowed) expect(attempts?.at(-1)).toMatchObject({ attemptId, number: 2, execcode: null });
  });
});

describe('settling by hand', () => {
  it('ends an unknown with a reason, and gives the chain back', async () => {
    const { operationId } = await run({ kind: 'unknown', cause: 'connectionLost' });
    const settled = await ledger.write.settleByHand(
      operationId,
      { outcome: 'succeeded', transactionId: 'A77', reason: 'seen in the extranet' },
      stamp,
    );
    expect(settled).toMatchObject({
      kind: 'settled',
      operation: {
        state: 'succeeded',
        settlement: { outcome: 'succeeded', transactionId: 'A77', reason: 'seen in the extranet', actor: 'a.clerk' },
      },
    });
    expect((await ledger.read.findChain('SHOP', 'A77'))?.balance).toMatchObject({ refunded: 4_000, left: 6_000 });
    expect((await confirm(ledger)).confirmation.kind).toBe('confirmed');
  });

  it('as refused gives the money back', async () => {
    const { operationId } = await run(answered('5001', 'A9'));
    expect(await left()).toBe(6_000);
    await ledger.write.settleByHand(operationId, { outcome: 'refused', transactionId: null, reason: 'no row' }, stamp);
    expect(await left()).toBe(10_000);
  });

  it('is only for what is unknown', async () => {
    const { operationId } = await run(answered('2008'));
    const settlement = { outcome: 'succeeded', transactionId: null, reason: 'because' } as const;
    expect(await ledger.write.settleByHand(operationId, settlement, stamp)).toEqual({ kind: 'notUnknown' });
    expect((await ledger.read.findOperation(operationId))?.state).toBe('refused');
  });
});

describe('recovering', () => {
  it('makes sending unknown and confirmed not sent, and touches nothing else', async () => {
    await importRows(ledger, [
      row({ transactionId: 'B1', orderId: 'W-2' }),
      row({ transactionId: 'C1', orderId: 'W-3' }),
    ]);
    const sending = await confirm(ledger);
    await ledger.write.beginSending(sending.written.operationId, sending.written.attemptId, stamp);
    const waiting = await confirm(ledger, { chainId: 'B1', referenceId: 'B1' });
    const idle = draft({ chainId: 'C1', referenceId: 'C1' });
    await ledger.write.writeDraft(idle, stamp);

    const recovered = await ledger.write.recoverInterrupted(stamp);
    expect(recovered.toSorted()).toEqual([sending.written.operationId, waiting.written.operationId].toSorted());
    const stateOf = async (operationId: string) => {
      const operation = await ledger.read.findOperation(operationId);
      return [operation?.state, operation?.attempts.at(-1)?.cause];
    };
    expect(await stateOf(sending.written.operationId)).toEqual(['unknown', 'stoppedWhileSending']);
    expect(await stateOf(waiting.written.operationId)).toEqual(['notSent', 'stoppedBeforeSending']);
    expect(await stateOf(idle.operationId)).toEqual(['drafted', null]);
    expect(await ledger.write.recoverInterrupted(stamp)).toEqual([]);
  });

  it('can be asked for one operation alone', async () => {
    await importRows(ledger, [row({ transactionId: 'B1', orderId: 'W-2' })]);
    const one = await confirm(ledger);
    const other = await confirm(ledger, { chainId: 'B1', referenceId: 'B1' });
    expect(await ledger.write.recoverInterrupted(stamp, one.written.operationId)).toEqual([one.written.operationId]);
    expect((await ledger.read.findOperation(other.written.operationId))?.state).toBe('confirmed');
  });
});
