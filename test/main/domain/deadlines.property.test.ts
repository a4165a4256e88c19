import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../../main/domain/judges/index.ts';
import type { Judgement } from '../../../main/domain/judges/judgement.ts';
import { mergeFact } from '../../../main/domain/merge-fact.ts';
import type { Fact, Transaction } from '../../../main/domain/transaction.ts';
import { dayIn } from '../../sandbox/model/time.ts';
import { fact, noon, situation } from './samples.ts';

const [minute, day] = [60_000, 86_400_000];
const zone = 'Europe/Paris';

/** What is heard of an authorization and of a refund, after what time, by whom. */
interface Heard {
  readonly id: 'A1' | 'R1';
  readonly from: 'notification' | 'lookup' | 'import' | 'desk';
  readonly after: number;
}

const heard: fc.Arbitrary<Heard> = fc.record({
  id: fc.constantFrom('A1', 'R1'),
  from: fc.constantFrom('notification', 'notification', 'lookup', 'import', 'desk'),
  after: fc.integer({ min: 0, max: 10 * day }),
});

/** The book's own times: of a payment or authorization, and of a refund that refers to it. */
const story = fc.record({
  root: fc.constantFrom('payment', 'authorization'),
  at: fc.integer({ min: noon, max: noon + 40 * day }),
  refundedAfter: fc.integer({ min: 1, max: 9 * day }),
  clock: fc.integer({ min: -5 * minute, max: 5 * minute }),
  asked: fc.integer({ min: 0, max: 12 * day }),
  heard: fc.array(heard, { minLength: 1, maxLength: 5 }),
});
type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;

/** What the ledger makes of what it heard until then, or undefined where it knows of no root. */
function tell({ root, at, refundedAfter, clock, heard: all }: Story, now: number): readonly Transaction[] {
  const times = { A1: at, R1: at + refundedAfter };
  const rows = new Map<string, Transaction>();
  for (const { id, from, after } of all) {
    const [happenedAt, knownAt] = [times[id], times[id] + after];
    if (knownAt > now || (id === 'R1' && root === 'authorization')) continue;
    const told: Fact = fact({
      transactionId: id,
      operation: id === 'A1' ? root : 'refund',
      referenceId: id === 'R1' && from !== 'notification' ? 'A1' : null,
      // Our own line has the time of this machine; a notification has none.
      happenedAt: from === 'notification' ? knownAt : from === 'desk' ? happenedAt + clock : happenedAt,
      timeKnown: from !== 'notification',
      knownFrom: from,
      knownAt,
    });
    rows.set(id, mergeFact(rows.get(id), told));
  }
  return [...rows.values()];
}

function judgeAll(told: Story): { readonly now: number; readonly judged: readonly [Judgement, closes: number][] } {
  const now = told.at + told.asked;
  const rows = tell(told, now);
  const [row] = rows;
  if (!row) return { now, judged: [] };
  const around = situation(rows, [], { now });
  const last = rows.find(({ transactionId }) => transactionId === 'R1') ?? row;
  const time = last.transactionId === 'R1' ? told.at + told.refundedAfter : told.at;
  return {
    now,
    judged: [
      [judge('void', around), endOf(time, 0)],
      ...(told.root === 'authorization' ? [[judge('capture', around), endOf(told.at, 7)] as [Judgement, number]] : []),
    ],
  };
}

/** The last millisecond of a day, by the calendar that the simulator's model has. */
function endOf(time: number, days: number): number {
  let end = time + days * day;
  const last = dayIn(zone, end);
  while (dayIn(zone, end + minute) === last) end += minute;
  while (dayIn(zone, end + 1) === last) end += 1;
  return end;
}

describe('what has closed at the gateway', () => {
  it('is never offered without a warning, whatever was heard and in which order', () => {
    fc.assert(
      fc.property(story, (told) => {
        const { now, judged } = judgeAll(told);
        for (const [judgement, closes] of judged) {
          if (judgement.open && now > closes) expect(judgement.mayBeOver).toBe(true);
          if (judgement.open && !judgement.mayBeOver) expect(judgement.until).toBeLessThanOrEqual(closes);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('and nothing else is closed by time', () => {
    fc.assert(
      fc.property(story, (told) => {
        const { now, judged } = judgeAll(told);
        for (const [judgement, closes] of judged) {
          if (!judgement.open) expect(now, judgement.obstacle).toBeGreaterThan(closes);
          else expect(judgement.until).toBeGreaterThanOrEqual(Math.min(closes, now));
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is closed with its reason where the gateway’s own tables were heard', () => {
    fc.assert(
      fc.property(story, (told) => {
        const exact = {
          ...told,
          heard: (['A1', 'R1'] as const).map((id) => ({ id, from: 'lookup', after: 0 }) as const),
        };
        const { now, judged } = judgeAll(exact);
        for (const [judgement, closes] of judged) {
          if (now > closes) expect(judgement).toMatchObject({ open: false, since: closes });
          else expect(judgement).toMatchObject({ open: true, until: closes, mayBeOver: false });
        }
      }),
      { numRuns: 200 },
    );
  });
});
