import assert from 'node:assert/strict';
import { loadavg } from 'node:os';
import { Pool } from 'undici';
import { type BenchResult, tabulate } from '../measure/result.ts';
import { startServer } from '../measure/server.ts';
import { median, round } from '../measure/statistics.ts';
import { measure, postAll } from './load.ts';
import { keepProfile, type Share, sumProfile } from './profile.ts';
import { paymentBody, refundBody } from './requests.ts';

export interface SandboxBench {
  /** Refunds in each round. */
  readonly refunds: number;
  /** The two servers take turns this often: short turns meet the same weather on a busy machine. */
  readonly rounds: number;
  readonly connections: number;
  /** Whether the simulator's process is watched meanwhile, which makes it slower, to tell where its time goes. */
  readonly profile?: boolean;
}

interface Round {
  readonly refundsPerSecond: number;
  readonly bareFastifyPerSecond: number;
  readonly ratio: number;
}

/** How many refunds each payment gets: a debit is not often refunded more than a few times. */
const refundsOfEach = 2;

/** Signed refunds a second against bare hellos a second: the same bodies, driver and connections; medians of the rounds. */
export async function benchSandbox({ refunds, rounds, connections, profile }: SandboxBench): Promise<BenchResult> {
  const kept = profile ? keepProfile() : undefined;
  const [bare, gateway] = [await startServer(program('bare')), await startServer(program('gateway'), kept?.flags)];
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
    const load = `Signed refunds a second, and hellos a second of a bare fastify; the machine's load was ${round(loadavg()[0] ?? 0)}.`;
    await gateway.stop();
    // Each refund has half a payment before it.
    const requests = (rounds + 1) * refunds * (1 + 1 / refundsOfEach);
    const shares = kept ? tabulateShares(sumProfile(kept.read()), requests) : [];
    return { line, table: [...tabulate(line), ...shares], notes: [load, ...(kept ? [watched] : [])] };
  } finally {
    await Promise.all([pools.bare.destroy(), pools.gateway.destroy()]);
    await Promise.all([bare.stop(), gateway.stop()]);
  }
}

const watched = 'Microseconds are of each request, payments too; V8 watched meanwhile, which makes all of it slower.';

/** The parts that take a fiftieth or more. */
function tabulateShares(shares: readonly Share[], requests: number): BenchResult['table'] {
  const whole = shares.reduce((sum, { microseconds }) => sum + microseconds, 0);
  return shares
    .filter(({ microseconds }) => microseconds * 50 >= whole)
    .map(({ part, microseconds }) => [
      part,
      `${round(microseconds / requests)} µs, ${Math.round((100 * microseconds) / whole)} %`,
    ]);
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
