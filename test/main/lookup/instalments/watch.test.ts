import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { makeChain } from '../../../../main/domain/chain.ts';
import { makePlan } from '../../../../main/domain/plan.ts';
import { type InstalmentWatch, watchInstalments } from '../../../../main/lookup/instalments/watch.ts';
import type { OwnPlan } from '../../../../main/ports/views.ts';
import { startOfDay } from '../../../../protocol/plan/index.ts';
import { attempt, operation, transaction } from '../../domain/samples.ts';

const minute = 60_000;
const hour = 60 * minute;
const second = startOfDay('2026-12-22');
const parameters = { 'AMOUNTS[2026-11-22]': '1000', 'AMOUNTS[2026-12-22]': '1000' };

/** Plans of one account, of each of which an instalment is to come; the clock stands a minute before it. */
function openPlans(...names: readonly string[]) {
  const lastLooks = new Map<string, number>();
  const reads: string[] = [];
  const looked: [name: string, minutes: number][] = [];
  const desk = { isReached: true };
  const findOwnPlan = async (operationId: string): Promise<OwnPlan> => {
    reads.push(operationId);
    const asked = operation('succeeded', { operationId, operation: 'payment', attempts: [attempt({ parameters })] });
    const rows = [transaction({ transactionId: operationId, orderId: operationId, schedule: '1-2' })];
    const chain = makeChain({
      accountId: 'SHOP',
      chainId: `schedule:${operationId}`,
      transactions: [],
      operations: [],
    });
    const lastLookAt = lastLooks.get(operationId) ?? null;
    return { operation: asked, plan: makePlan(operationId, rows, chain, { operation: asked, lastLookAt }) };
  };
  const open = (): InstalmentWatch =>
    watchInstalments({
      views: { listOwnPlans: async () => names, findOwnPlan },
      now: Date.now,
      lagOf: () => 0,
      look: async ({ operation: { operationId } }) => {
        looked.push([operationId, Math.round((Date.now() - second) / minute)]);
        if (!desk.isReached) return 'notReached';
        lastLooks.set(operationId, Date.now());
        return 'asked';
      },
    });
  return { open, looked, reads, desk };
}

beforeEach(() => {
  vi.useFakeTimers({ now: second - minute });
});
afterEach(() => {
  vi.useRealTimers();
});

it('asks for each plan once it is due, then by its timetable, and goes on after a restart', async () => {
  const { open, looked } = openPlans('P1', 'P2');
  const watch = open();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(looked).toEqual([]);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(looked).toEqual([
    ['P1', 0],
    ['P2', 0],
  ]);
  await watch.stop();
  await vi.advanceTimersByTimeAsync(2 * hour);
  expect(looked).toHaveLength(2);
  const again = open();
  await vi.advanceTimersByTimeAsync(minute);
  expect(looked.slice(2)).toEqual([
    ['P1', 120],
    ['P2', 120],
  ]);
  await again.stop();
});

it('off-line asks for one plan after longer and longer pauses, and for all of them once it is back', async () => {
  const { open, looked, desk } = openPlans('P1', 'P2', 'P3');
  desk.isReached = false;
  const watch = open();
  await vi.advanceTimersByTimeAsync(80 * minute);
  expect(looked.map(([, minutes]) => minutes)).toEqual([0, 1, 6, 21]);
  desk.isReached = true;
  await vi.advanceTimersByTimeAsync(5 * minute);
  expect(looked.slice(4)).toEqual([
    ['P1', 81],
    ['P2', 81],
    ['P3', 81],
  ]);
  await watch.stop();
});

it('reads no plan while only the clock goes on, nor for a change that is no plan’s', async () => {
  const { open, reads } = openPlans('P1');
  vi.setSystemTime(second - 5 * hour);
  const watch = open();
  await vi.advanceTimersByTimeAsync(minute);
  const before = reads.length;
  watch.nudge({ operations: [operation('succeeded', { operation: 'refund' })], chains: [] });
  await vi.advanceTimersByTimeAsync(4 * hour);
  expect(reads).toHaveLength(before);
  watch.nudge({ operations: [operation('succeeded', { attempts: [attempt({ parameters })] })], chains: [] });
  await vi.advanceTimersByTimeAsync(0);
  expect(reads.length).toBeGreaterThan(before);
  await watch.stop();
});

it('does not wait for a clock that has been put back since', async () => {
  const { open, looked } = openPlans('P1');
  const watch = open();
  await vi.advanceTimersByTimeAsync(9 * hour);
  const before = looked.length;
  vi.setSystemTime(second + 2 * hour);
  await vi.advanceTimersByTimeAsync(2 * minute);
  expect(looked).toHaveLength(before + 1);
  await watch.stop();
});
