import assert from 'node:assert/strict';
import { Pool } from 'undici';
import { type BenchResult, tabulate } from '../measure/result.ts';
import { startServer } from '../measure/server.ts';
import { median, round } from '../measure/statistics.ts';
import { measure, postAll } from './load.ts';
import { paymentBody, refundBody } from './requests.ts';

export interface SandboxBench {
  /** Refunds in each round. */
  readonly refunds: number;
  /** The two servers take turns this often: short turns meet the same weather on a busy machine. */
  readonly rounds: number;
  readonly connections: number;
  /** For the sandbox's process: `--cpu-prof`. */
  readonly flags?: readonly string[];
}

interface Round {
  readonly refundsPerSecond: number;
  readonly bareFastifyPerSecond: number;
  readonly ratio: number;
}

/** How many refunds each payment gets: a debit is not often refunded more than a few times. */
const refundsOfEach = 2;

/** Signed refunds a second against bare hellos a second: the same bodies, driver and connections; medians of the rounds. */
export async function benchSandbox({ refunds, rounds, connections, flags = [] }: SandboxBench): Promise<BenchResult> {
  const [bare, gateway] = [await startServer(program('bare')), await startServer(program('gateway'), flags)];
  const pools = { bare: new Pool(bare.url, { connections }), gateway: new Pool(gateway.url, { connections }) };
  try {
    const results: Round[] = [];
    // The first round warms both up and is not counted.
    for (let round = 0; round <= rounds; round++) {
      const bodies = await prepare(pools.gateway, refunds, connections);
      const { perSecond: bareFastifyPerSecond } = await measure(pools.bare, bodies, connections);
      const { perSecond: refundsPerSecond, answers } = await measure(pools.gateway, bodies, connections);
      for (const answer of answers) assert.equal(JSON.parse(answer).EXECCODE, '0000', answer);
      if (round > 0)
        results.push({ refundsPerSecond, bareFastifyPerSecond, ratio: refundsPerSecond / bareFastifyPerSecond });
    }
    const line = {
      refundsPerSecond: Math.round(median(results.map((result) => result.refundsPerSecond))),
      bareFastifyPerSecond: Math.round(median(results.map((result) => result.bareFastifyPerSecond))),
      ratio: round(median(results.map(({ ratio }) => ratio))),
    };
    return { line, table: tabulate(line), notes: ['Signed refunds a second, and hellos a second of a bare fastify.'] };
  } finally {
    await Promise.all([pools.bare.destroy(), pools.gateway.destroy()]);
    await Promise.all([bare.stop(), gateway.stop()]);
  }
}

/** Makes the payments of a round and the bodies of their refunds. */
async function prepare(pool: Pool, refunds: number, connections: number): Promise<readonly string[]> {
  const orders = Array.from({ length: Math.ceil(refunds / refundsOfEach) }, (_, order) => paymentBody(order));
  const paid = (await postAll(pool, orders, connections)).map((answer) => JSON.parse(answer).TRANSACTIONID);
  return Array.from({ length: refunds }, (_, index) => refundBody(String(paid[index % paid.length])));
}

function program(name: 'bare' | 'gateway'): URL {
  return new URL(`${name}.ts`, import.meta.url);
}
