import { randomUUID } from 'node:crypto';
import type { TeamClaim } from '../../../main/team/engine/words.ts';
import type { TeamRun } from '../../../main/team/run.ts';
import { median, percentile, round } from '../measure/statistics.ts';
import { time } from '../measure/time.ts';
import { accountId, type BenchEngine } from './engine.ts';
import { moveAway } from './far.ts';

export interface ClaimSpeed {
  readonly claimP50Ms: number;
  readonly claimP99Ms: number;
  /** Of eight desks together: claimed, and reported with what the gateway answered. */
  readonly intentsPerSecond8: number;
  /** Of one desk that claims fifty a call, 20 ms away. */
  readonly batchRowsPerSecondAt20ms: number;
}

const eight = 8;
const rowsOfCall = 50;
const nothing = { texts: [], packs: [], lines: [] };

/** What the right to send costs, each claim on a chain that nobody has. */
export async function measureClaims(engine: BenchEngine, samples: number): Promise<ClaimSpeed> {
  const alone = await (await engine.seat()).run();
  const times: number[] = [];
  for (let index = 0; index < samples; index += 1) times.push((await time(() => claim(alone, 1))).ms);
  alone.close();
  return {
    claimP50Ms: round(median(times)),
    claimP99Ms: round(percentile(times, 0.99)),
    intentsPerSecond8: await measureIntents(engine, samples),
    batchRowsPerSecondAt20ms: await measureBatches(engine, Math.ceil(samples / 10)),
  };
}

async function measureIntents(engine: BenchEngine, samples: number): Promise<number> {
  const runs = await Promise.all(Array.from({ length: eight }, async () => (await engine.seat()).run()));
  const work = async (run: TeamRun) => {
    for (let index = 0; index < samples; index += 1) {
      const [attemptId = ''] = await claim(run, 1);
      await run.report([{ attemptId, kind: 'answer', outcome: 'succeeded', transactionId: `R${attemptId}` }]);
    }
  };
  const { ms } = await time(() => Promise.all(runs.map(work)));
  for (const run of runs) run.close();
  return Math.round((eight * samples * 1000) / ms);
}

async function measureBatches(engine: BenchEngine, calls: number): Promise<number> {
  const far = await moveAway(engine.port, 20);
  const run = await (await engine.seat()).run(far.port);
  const { ms } = await time(async () => {
    for (let call = 0; call < calls; call += 1) await claim(run, rowsOfCall);
  });
  run.close();
  far.close();
  return Math.round((calls * rowsOfCall * 1000) / ms);
}

/** Claims so many chains in one call, and gives the attempts. Rejects unless all are granted. */
async function claim(run: TeamRun, rows: number): Promise<readonly string[]> {
  const claims = Array.from({ length: rows }, (): TeamClaim => {
    const [attemptId, operationId, id] = [randomUUID(), randomUUID(), randomUUID()];
    const money = { operation: 'refund', minor: 100, currency: 'EUR' } as const;
    return { attemptId, operationId, accountId, ids: [id], ...money, seenVersion: 0, requestDigest: 'd'.repeat(64) };
  });
  const answers = await run.claim(nothing, claims);
  const refused = answers.find(({ verdict }) => verdict !== 'granted');
  if (refused) throw new Error(`A claim was not granted: ${JSON.stringify(refused)}`);
  return claims.map(({ attemptId }) => attemptId);
}
