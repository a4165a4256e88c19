import { expect, it, onTestFinished } from 'vitest';
import type { Operation } from '../../../main/domain/operation.ts';
import type { LedgerChange } from '../../../main/ports/feed.ts';
import type { TeamOutcome } from '../../../main/team/engine/words.ts';
import { startReporting } from '../../../main/team/report-outcomes.ts';
import type { TeamRun } from '../../../main/team/run.ts';

const operation = (attempt: Record<string, unknown>) =>
  ({
    operationId: 'o',
    settlement: null,
    attempts: [{ attemptId: 'a', transactionId: null, proof: null, ...attempt }],
  }) as unknown as Operation;

/** Reporting to an engine that holds these attempts open, and fails as often as it is told to. */
function start(open: { attemptId: string; operationId: string }[], stands: Operation, failures = 0) {
  const told: TeamOutcome[][] = [];
  let left = failures;
  const run = {
    listOpen: async () => open,
    report: async (_lines: unknown, _facts: unknown, outcomes: TeamOutcome[]) => {
      left -= 1;
      if (left >= 0) throw new Error('the engine is away');
      told.push(outcomes);
    },
  } as unknown as TeamRun;
  let hear: (change: LedgerChange) => void = () => {};
  const feed = {
    listen: (listener: (change: LedgerChange) => void) => {
      hear = listener;
      return () => {
        hear = () => {};
      };
    },
  };
  const reporting = startReporting({ run, feed, views: { findOperation: async () => stands }, pause: 1 });
  onTestFinished(reporting.stop);
  return { reporting, told, change: (changed: Operation) => hear({ operations: [changed], chains: [] }) };
}

const patient = { timeout: 100_000, interval: 5 };
const proof = { outcome: 'succeeded', transactionId: 'T', execcode: '0000', source: 'import', provedAt: 1 };

it('tells what stands in the log of everything that the engine holds open, and nothing of what is under way', async () => {
  const ended = operation({ verdict: 'notSent', endedAt: 1 });
  const { reporting, told } = start([{ attemptId: 'a', operationId: 'o' }], ended);
  await reporting.reportAll();
  expect(told).toEqual([[{ attemptId: 'a', kind: 'notSent' }]]);
  const underWay = start([{ attemptId: 'a', operationId: 'o' }], operation({ verdict: null, endedAt: null }));
  await underWay.reporting.reportAll();
  expect(underWay.told).toEqual([]);
});

it('tries again until the engine has it', async () => {
  const ended = operation({ verdict: 'unknown', endedAt: 1 });
  const { told, change } = start([{ attemptId: 'a', operationId: 'o' }], ended, 3);
  change(ended);
  await expect.poll(() => told, patient).toEqual([[{ attemptId: 'a', kind: 'unknown' }]]);
});

it('tells a proof once, also of an attempt that has ended at the engine already', async () => {
  const proved = operation({ verdict: 'refused', endedAt: 1, proof });
  const { reporting, told, change } = start([], proved, 2);
  change(proved);
  const said = [[{ attemptId: 'a', kind: 'proof', outcome: 'succeeded', transactionId: 'T' }]];
  await expect.poll(() => told, patient).toEqual(said);
  await reporting.reportAll();
  expect(told).toEqual(said);
});
