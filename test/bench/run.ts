import assert from 'node:assert/strict';
import { Pool } from 'undici';
import { measure, postAll } from './load.ts';
import { paymentBody, refundBody } from './requests.ts';
import { startServer } from './server.ts';

export interface BenchOptions {
  /** Refunds in each round. */
  readonly refunds: number;
  /** The two servers take turns this often: short turns meet the same weather on a busy machine. */
  readonly rounds: number;
  readonly connections: number;
  /** For the sandbox's process: `--cpu-prof`. */
  readonly flags?: readonly string[];
}

export interface BenchResult {
  readonly refundsPerSecond: number;
  readonly bareFastifyPerSecond: number;
  readonly ratio: number;
}

/** How many refunds each payment gets: a debit is not often refunded more than a few times. */
const refundsOfEach = 2;

/** Signed refunds a second against bare hellos a second: the same bodies, driver and connections; medians of the rounds. */
export async function runBench({ refunds, rounds, connections, flags = [] }: BenchOptions): Promise<BenchResult> {
  const [bare, gateway] = [await startServer('bare'), await startServer('gateway', flags)];
  const pools = { bare: new Pool(bare.url, { connections }), gateway: new Pool(gateway.url, { connections }) };
  try {
    const results: BenchResult[] = [];
    // The first round warms both up and is not counted.
    for (let round = 0; round <= rounds; round++) {
      const bodies = await prepare(pools.gateway, refunds, connections);
      const { perSecond: bareFastifyPerSecond } = await measure(pools.bare, bodies, connections);
      const { perSecond: refundsPerSecond, answers } = await measure(pools.gateway, bodies, connections);
      for (const answer of answers) assert.equal(JSON.parse(answer).EXECCODE, '0000', answer);
      if (round > 0)
        results.push({ refundsPerSecond, bareFastifyPerSecond, ratio: refundsPerSecond / bareFastifyPerSecond });
    }
    return {
      refundsPerSecond: Math.round(median(results.map((result) => result.refundsPerSecond))),
      bareFastifyPerSecond: Math.round(median(results.map((result) => result.bareFastifyPerSecond))),
      ratio: Number(median(results.map(({ ratio }) => ratio)).toFixed(3)),
    };
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

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
