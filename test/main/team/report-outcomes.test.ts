import { expect, it } from 'vitest';
import type { Operation } from '../../../main/domain/operation.ts';
import type { OpenCase } from '../../../main/team/engine/answers.ts';
import type { TeamOutcome } from '../../../main/team/engine/words.ts';
import { createReporting } from '../../../main/team/report-outcomes.ts';
import type { TeamRun } from '../../../main/team/run.ts';

const operation = (attempt: Record<string, unknown>) =>
  ({
    operationId: 'o',
    settlement: null,
    attempts: [{ attemptId: 'a', transactionId: null, proof: null, cause: null, ...attempt }],
  }) as unknown as Operation;
const theCase = { attemptId: 'a', operationId: 'o' };

interface Engine {
  open: OpenCase[];
  unproved: OpenCase[];
  failures: number;
}

/** Reporting to an engine that holds these attempts open, and fails as often as it is told to. */
function start(stands: Operation, engine: Partial<Engine> = {}) {
  const told: unknown[] = [];
  let left = engine.failures ?? 0;
  const run = {
    listOpen: async () => engine.open ?? [],
    listUnproved: async () => engine.unproved ?? [],
    report: async (outcomes: TeamOutcome[]) => {
      left -= 1;
      if (left >= 0) throw new Error('the engine is away');
      told.push(outcomes);
      return { verdict: 'taken' };
    },
  } as unknown as TeamRun;
  const tellAll = async () => told.push('the log');
  return { reporting: createReporting({ run, views: { findOperation: async () => stands }, tellAll }), told };
}

const proof = { outcome: 'succeeded', transactionId: 'T', execcode: '0000', source: 'import', provedAt: 1 };
const proved = operation({ verdict: 'refused', endedAt: 1, proof });
const saidProof = { attemptId: 'a', kind: 'proof', outcome: 'succeeded', transactionId: 'T' };

it('tells what the engine holds open after the lines that say so, once, and nothing of what is under way', async () => {
  const { reporting, told } = start(operation({ verdict: 'notSent', endedAt: 1 }), { open: [theCase] });
  await reporting.reportAll();
  await reporting.reportAll();
  expect(told).toEqual(['the log', [{ attemptId: 'a', kind: 'notSent' }]]);
  const underWay = start(operation({ verdict: null, endedAt: null }), { open: [theCase] });
  await underWay.reporting.reportAll();
  expect(underWay.told).toEqual([]);
});

it('tells of a page that was handed over that it waits, although its attempt has not ended', async () => {
  const { reporting, told } = start(operation({ verdict: 'pending', endedAt: null }), { open: [theCase] });
  await reporting.reportAll();
  expect(told[1]).toEqual([{ attemptId: 'a', kind: 'answer', outcome: 'pending', transactionId: null }]);
});

it('says again what the engine did not take, and to an engine that has forgotten it', async () => {
  const { reporting, told } = start(proved, { failures: 1 });
  reporting.note([proved]);
  await expect(reporting.reportAll()).rejects.toThrow('away');
  await reporting.reportAll();
  await reporting.reportAll();
  expect(told.filter((each) => each !== 'the log')).toEqual([[saidProof]]);
});

it.each([
  ['a proof', proved, [saidProof]],
  [
    'a refusal that was taken back',
    operation({ verdict: 'unknown', cause: 'answeredAnothersId' }),
    [{ attemptId: 'a', kind: 'takenBack' }],
  ],
])('finds anew, after a crash, %s of an attempt that has ended at the engine', async (_, stands, said) => {
  const { reporting, told } = start(stands, { unproved: [theCase] });
  await reporting.reportAll();
  await reporting.reportAll();
  expect(told).toEqual(['the log', said]);
  reporting.beginAnew();
  await reporting.reportAll();
  expect(told).toHaveLength(4);
});
