import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AttemptOutcome } from '../../../main/domain/operation.ts';
import { openWritable } from '../../../main/ledger/database/open.ts';
import { commit } from '../../../main/ledger/events/digest.ts';
import type { Ledger } from '../../../main/ledger/ledger.ts';
import { confirm, draft, importRows, openTemporaryLedger, row, stamp } from './samples.ts';

let ledger: Ledger;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ ledger, close } = await openTemporaryLedger());
  await importRows(ledger, [row()]);
});
afterEach(() => close());

const left = async () => (await ledger.views.findChain('SHOP', 'A1'))?.balance.left;
const answered = (execcode: string, transactionId: string | null = null) =>
  ({ kind: 'answered', execcode, message: 'm', transactionId }) as const;

/** Confirms, begins and ends a refund. */
async function run(outcome: AttemptOutcome, changes = {}) {
  const { written } = await confirm(ledger, changes);
  await ledger.journal.begin(written.operationId, written.attemptId, stamp);
  return ledger.journal.end(written.operationId, written.attemptId, outcome, stamp);
}

interface Text {
  readonly id: string;
  readonly salt: Buffer;
  readonly body: string;
}

describe('a draft', () => {
  it('holds nothing: two of them may stand on one chain, and nothing is spent', async () => {
    await ledger.journal.draft(draft(), stamp);
    await ledger.journal.draft(draft(), stamp);
    expect(await left()).toBe(10_000);
    expect(await ledger.views.listOperations('all', 10)).toEqual([]);
  });

  it('is told of with its chain, whose rows stand at what they stood at; once it is sent they do not', async () => {
    const told: unknown[] = [];
    ledger.feed.listen(({ chains }) => told.push(...chains));
    const standing = async () => (await ledger.views.findChain('SHOP', 'A1'))?.transactions[0]?.stands.standing;
    await ledger.journal.draft(draft(), stamp);
    expect(told).toEqual([{ accountId: 'SHOP', chainId: 'A1' }]);
    expect(await standing()).toBe('paid');
    await confirm(ledger);
    expect(await standing()).toBe('pending');
  });

  it('keeps its note apart from the log, tied by a digest', async () => {
    const written = draft({ note: 'called at noon' });
    const operation = await ledger.journal.draft(written, stamp);
    expect(operation.note).toBe('called at noon');
    const database = openWritable(ledger.file);
    const bodies = database.prepare<[], Buffer>('SELECT body FROM events').pluck().all();
    const texts = database.prepare<[], Text>('SELECT text_id AS id, salt, body FROM texts').all();
    database.close();
    expect(Buffer.concat(bodies).toString()).not.toContain('called at noon');
    const { note } = JSON.parse(String(bodies.at(-1)));
    const kept = texts.find(({ id }) => id === note.id);
    expect(kept?.body).toBe('called at noon');
    expect(note.digest).toBe(kept && commit(kept.salt, kept.body));
  });

  it('with an id that exists is refused, and the first one stands', async () => {
    const written = draft();
    await ledger.journal.draft(written, stamp);
    await expect(ledger.journal.draft(written, stamp)).rejects.toThrow(/UNIQUE/);
    expect((await ledger.views.findOperation(written.operationId))?.state).toBe('drafted');
  });
});

describe('sending', () => {
  it('begins only what is confirmed, and only once', async () => {
    const written = draft();
    await ledger.journal.draft(written, stamp);
    await expect(ledger.journal.begin(written.operationId, written.attemptId, stamp)).rejects.toThrow(/drafted/);
    const { written: confirmed } = await confirm(ledger);
    await ledger.journal.begin(confirmed.operationId, confirmed.attemptId, stamp);
    await expect(ledger.journal.begin(confirmed.operationId, confirmed.attemptId, stamp)).rejects.toThrow(/sending/);
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
      kind: 'refused',
      refusal: { code: 'chainBusy', operationId: operation.operationId, toSettle: true },
    });
  });

  it('puts what was executed into the list, with the customer of its debit', async () => {
    await run(answered('0000', 'A9'));
    const chain = await ledger.views.findChain('SHOP', 'A9');
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

describe('settling by hand', () => {
  it('ends an unknown with a reason, and gives the chain back', async () => {
    const { operationId } = await run({ kind: 'unknown', cause: 'connectionLost' });
    const settled = await ledger.journal.settle(
      operationId,
      { outcome: 'succeeded', transactionId: 'A77', reason: 'seen in the extranet' },
      stamp,
    );
    expect(settled).toMatchObject({
      kind: 'decided',
      value: {
        state: 'succeeded',
        settlement: { outcome: 'succeeded', transactionId: 'A77', reason: 'seen in the extranet', actor: 'a.clerk' },
      },
    });
    expect((await ledger.views.findChain('SHOP', 'A77'))?.balance).toMatchObject({ refunded: 4_000, left: 6_000 });
    expect((await confirm(ledger)).confirmation.kind).toBe('taken');
  });

  it('as refused gives the money back', async () => {
    const { operationId } = await run(answered('5001', 'A9'));
    expect(await left()).toBe(6_000);
    await ledger.journal.settle(operationId, { outcome: 'refused', transactionId: null, reason: 'no row' }, stamp);
    expect(await left()).toBe(10_000);
  });

  it('is only for what is unknown', async () => {
    const { operationId } = await run(answered('2008'));
    const settlement = { outcome: 'succeeded', transactionId: null, reason: 'because' } as const;
    expect(await ledger.journal.settle(operationId, settlement, stamp)).toEqual({
      kind: 'refused',
      refusal: { code: 'notSettleable' },
    });
    expect((await ledger.views.findOperation(operationId))?.state).toBe('refused');
  });
});

describe('recovering', () => {
  it('makes sending unknown and confirmed not sent, and touches nothing else', async () => {
    await importRows(ledger, [
      row({ transactionId: 'B1', orderId: 'W-2' }),
      row({ transactionId: 'C1', orderId: 'W-3' }),
    ]);
    const sending = await confirm(ledger);
    await ledger.journal.begin(sending.written.operationId, sending.written.attemptId, stamp);
    const waiting = await confirm(ledger, { chainId: 'B1', referenceId: 'B1' });
    const idle = draft({ chainId: 'C1', referenceId: 'C1' });
    await ledger.journal.draft(idle, stamp);

    const recovered = await ledger.journal.recover(stamp);
    expect(recovered.toSorted()).toEqual([sending.written.operationId, waiting.written.operationId].toSorted());
    const stateOf = async (operationId: string) => {
      const operation = await ledger.views.findOperation(operationId);
      return [operation?.state, operation?.attempts.at(-1)?.cause];
    };
    expect(await stateOf(sending.written.operationId)).toEqual(['unknown', 'stoppedWhileSending']);
    expect(await stateOf(waiting.written.operationId)).toEqual(['notSent', 'stoppedBeforeSending']);
    expect(await stateOf(idle.operationId)).toEqual(['drafted', null]);
    expect(await ledger.journal.recover(stamp)).toEqual([]);
  });

  it('can be asked for one operation alone', async () => {
    await importRows(ledger, [row({ transactionId: 'B1', orderId: 'W-2' })]);
    const one = await confirm(ledger);
    const other = await confirm(ledger, { chainId: 'B1', referenceId: 'B1' });
    expect(await ledger.journal.recover(stamp, one.written.operationId)).toEqual([one.written.operationId]);
    expect((await ledger.views.findOperation(other.written.operationId))?.state).toBe('confirmed');
  });
});
