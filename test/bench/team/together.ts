import { dirname } from 'node:path';
import type { TeamMembership } from '../../../main/ports/team.ts';
import { bringIn, freshPayments } from '../ledgers/fresh.ts';
import { median, p95, ratio, round } from '../measure/statistics.ts';
import { answer } from '../search/answer.ts';
import { ask } from '../search/question.ts';
import { sampleRows } from '../search/sample.ts';
import { startColleague } from './colleague.ts';
import type { BenchDesk } from './desk.ts';

export interface Together {
  /** From a row that is durable at one desk until it is at the other. */
  readonly lagP50Ms: number;
  /** With a colleague who tells all the time, beside the same questions without a team. */
  readonly searchP95RatioToAlone: number;
}

export interface TogetherPorts {
  readonly colleague: BenchDesk;
  readonly late: BenchDesk;
  /** Both desks' parts in the team, which end here. */
  readonly teams: readonly TeamMembership[];
  readonly slowSync: number;
  readonly samples: number;
}

/** Turns with a team and without one. */
const turns = 5;

/** A turn takes so long at least, in milliseconds: ten times a colleague's rows come in it. */
const turn = 2_000;

/** The colleague's ledger is closed here: a process of its own opens it for the searches. */
export async function measureTogether({ colleague, late, teams, slowSync, samples }: TogetherPorts): Promise<Together> {
  const lagP50Ms = await measureLag(colleague, late, samples);
  for (const team of teams) await team.stop();
  const questions = sampleRows(late.ledger.file, samples).flatMap(({ transactionId, orderId, email }) =>
    [transactionId, orderId, email, email.slice(0, 6)].map(ask),
  );
  const search = async () => {
    const times: number[] = [];
    const began = performance.now();
    do for (const question of questions) times.push((await answer(late.ledger.views, question, null)).whole);
    while (performance.now() - began < turn);
    return p95(times);
  };
  await colleague.ledger.close();
  const folder = dirname(colleague.ledger.file);
  const atWork = await startColleague({ folder, address: colleague.seat.address, slowSync });
  try {
    await search();
    const ratios: number[] = [];
    for (let taken = 0; taken < turns; taken += 1) {
      const alone = await search();
      await atWork.sitDown();
      const team = await late.sitDown();
      // A session at the engine plans each of its statements once, when it is asked first: that is beginning, not running.
      await search();
      ratios.push(ratio(await search(), alone));
      await team.stop();
      await atWork.rise();
    }
    return { lagP50Ms, searchP95RatioToAlone: round(median(ratios)) };
  } finally {
    await atWork.end();
  }
}

async function measureLag(colleague: BenchDesk, late: BenchDesk, samples: number): Promise<number> {
  const lags: number[] = [];
  for (const row of freshPayments('L', samples)) {
    const heard = Promise.withResolvers<number>();
    const stop = late.ledger.feed.listen(({ chains }) => {
      if (chains.length > 0) heard.resolve(performance.now());
    });
    await bringIn(colleague.ledger, [row]);
    const durable = performance.now();
    lags.push(Math.max(0, (await heard.promise) - durable));
    stop();
  }
  return round(median(lags));
}
