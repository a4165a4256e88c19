import { describe, expect, it } from 'vitest';
import { judge } from '../../../main/domain/judges/index.ts';
import { boundTime, clockTolerance } from '../../../main/domain/time-bounds.ts';
import { attempt, noon, operation, refundRow, situation, transaction } from './samples.ts';

const [hour, day] = [3_600_000, 86_400_000];
const told = (at: number) => ({ knownFrom: 'notification', happenedAt: at, knownAt: at }) as const;
const bounds = (rows: Parameters<typeof situation>[0], operations: Parameters<typeof situation>[1] = []) => {
  const { row, chain } = situation(rows, operations);
  return boundTime(row, chain);
};

describe('when a row happened', () => {
  it('is exact where the gateway tells it, and only before its arrival where nobody does', () => {
    expect(bounds([transaction()])).toEqual({ earliest: noon, latest: noon });
    expect(bounds([transaction(told(noon))])).toEqual({ earliest: null, latest: noon });
  });

  it('is by our own clock where this desk sent it, give or take what clocks differ', () => {
    const own = bounds([transaction({ knownFrom: 'desk' })]);
    expect(own).toEqual({ earliest: noon - clockTolerance, latest: noon + clockTolerance });
  });

  it('is before what refers to it, and after what it refers to', () => {
    const notified = transaction({ operation: 'authorization', ...told(noon + 6 * day) });
    const capture = transaction({
      transactionId: 'C1',
      operation: 'capture',
      referenceId: 'A1',
      happenedAt: noon + day,
    });
    expect(bounds([notified, capture])).toEqual({ earliest: null, latest: noon + day });
    const refund = refundRow({ transactionId: 'R1', referenceId: 'C1', ...told(noon + 5 * day) });
    const rows = [refund, capture, transaction({ operation: 'authorization' })];
    expect(bounds(rows)).toEqual({ earliest: noon + day, latest: noon + 5 * day });
  });

  it('is bounded by no reference that was only inferred', () => {
    const payment = transaction({ ...told(noon + day) });
    const guessed = refundRow({ referenceInferred: true, happenedAt: noon });
    expect(bounds([payment, guessed])).toEqual({ earliest: null, latest: noon + day });
    const refund = refundRow({ referenceInferred: true, ...told(noon + day) });
    expect(bounds([refund, transaction()])).toEqual({ earliest: null, latest: noon + day });
  });

  it('is after its own sending, where this desk made it', () => {
    const made = operation('unknown', { attempts: [attempt({ attemptId: 'one', sentAt: noon })] });
    const row = refundRow({ extraData: 'one', referenceInferred: true, ...told(noon + day) });
    expect(bounds([row], [made])).toEqual({ earliest: noon - clockTolerance, latest: noon + day });
  });

  it('ends in a ring of references', () => {
    const ring = ['A1', 'A2'].map((transactionId, index) =>
      refundRow({ transactionId, referenceId: ['A2', 'A1'][index] ?? null, ...told(noon) }),
    );
    expect(bounds(ring)).toEqual({ earliest: null, latest: noon });
  });
});

describe('a deadline of what nobody dates', () => {
  const authorization = transaction({ operation: 'authorization', ...told(noon) });
  const until = Date.parse('2026-01-22T22:59:59.999Z');

  it('of a capture is the latest that it can be, open with a warning, and then closed for certain', () => {
    expect(judge('capture', situation([authorization], [], { now: noon + hour }))).toMatchObject({
      open: true,
      until,
      mayBeOver: true,
    });
    expect(judge('capture', situation([authorization], [], { now: until + 1 }))).toEqual({
      open: false,
      obstacle: 'captureExpired',
      since: until,
    });
  });

  it('of a void is tonight at the latest', () => {
    const tonight = Date.parse('2026-01-15T22:59:59.999Z');
    const payment = transaction(told(noon));
    expect(judge('void', situation([payment], [], { now: noon + hour }))).toMatchObject({
      until: tonight,
      mayBeOver: true,
    });
    expect(judge('void', situation([payment], [], { now: tonight + 1 }))).toMatchObject({ obstacle: 'voidClosed' });
  });

  it('of a refund whose payment is of today is sure to be tonight', () => {
    const rows = [transaction(), refundRow(told(noon + hour))];
    expect(judge('void', situation(rows, [], { now: noon + 2 * hour }))).toMatchObject({
      open: true,
      reference: { transactionId: 'R1' },
      mayBeOver: false,
    });
  });

  it('closes with its reason, and without a doubt, once a look-up dates it', () => {
    const dated = transaction({ operation: 'authorization', happenedAt: noon - 6 * day });
    const until = Date.parse('2026-01-16T22:59:59.999Z');
    expect(judge('capture', situation([dated], [], { now: until }))).toMatchObject({ until, mayBeOver: false });
    expect(judge('capture', situation([dated], [], { now: until + 1 }))).toMatchObject({ obstacle: 'captureExpired' });
  });

  it('of what this desk sent around midnight is open on both days, with a warning', () => {
    const midnight = Date.parse('2026-01-15T23:00:00.000Z');
    const sent = (at: number) => refundRow({ knownFrom: 'desk', happenedAt: at });
    const at = (row: ReturnType<typeof sent>, now: number) =>
      judge('void', situation([transaction(), row], [], { now }));
    expect(at(sent(midnight - 60_000), midnight + 1)).toMatchObject({ open: true, mayBeOver: true });
    expect(at(sent(midnight + 60_000), midnight + 120_000)).toMatchObject({ open: true, mayBeOver: true });
    expect(at(sent(midnight - hour), midnight - 1)).toMatchObject({ open: true, mayBeOver: false });
    expect(at(sent(midnight - hour), midnight)).toMatchObject({ obstacle: 'voidClosed' });
  });
});
