import type { ToldRow } from '../../../../main/ports/told-row.ts';
import { demoShops } from '../../../../sandbox/demo/accounts.ts';
import { createRandom, type Random } from '../../../../sandbox/demo/random.ts';
import { inventCustomer } from './customers.ts';
import { type Order, plots } from './orders.ts';

/** When the first and the last order of every invented ledger begin, in milliseconds UTC. */
export const firstOrderAt = Date.UTC(2021, 0, 4, 8);
export const lastOrderAt = Date.UTC(2025, 11, 30, 20);

const seed = 20_210_104;

/**
 * As many rows as asked for, over five years, in batches as exports bring them: each sorted by time. The same count
 * gives the same rows.
 */
export function* inventBatches(count: number, batchSize: number): Generator<readonly ToldRow[]> {
  const random = createRandom(seed);
  const customers = Math.max(40, Math.round(count / 6));
  const weights = plots.map(([, weight]) => weight);
  let lastId = 0;
  let made = 0;
  let batch: ToldRow[] = [];
  while (made < count) {
    const order: Order = {
      ...inventOrder(random, made, count),
      customer: inventCustomer(random.integer(0, customers - 1)),
      nextId: () => {
        lastId += 1;
        // Ids of one gateway rise, with gaps: others' transactions stand between.
        return `A${10_000_000 + lastId * 7 + (lastId % 5)}`;
      },
    };
    const [plot] = plots[random.weighted(weights)] ?? plots[0] ?? [];
    const rows = plot?.(order).slice(0, count - made) ?? [];
    made += rows.length;
    batch.push(...rows);
    if (batch.length < batchSize && made < count) continue;
    yield batch.toSorted((left, right) => left.transaction.happenedAt - right.transaction.happenedAt);
    batch = [];
  }
}

/** Of one of the demonstration's shops: a console in its sandbox knows the accounts. Most rows are the first one's. */
function inventOrder(random: Random, made: number, count: number): Omit<Order, 'customer' | 'nextId'> {
  const shop = random.weighted(demoShops.map(({ rows }) => rows));
  const { identifier: accountId, currency } = demoShops[shop] ?? demoShops[0];
  const progress = firstOrderAt + ((lastOrderAt - firstOrderAt) * made) / count;
  return {
    random,
    accountId,
    currency,
    orderId: inventOrderId(random, made),
    amount: inventAmount(random),
    at: Math.floor(progress / 1000) * 1000 + random.integer(0, 7_200) * 1000,
  };
}

/** Three shops' systems, three forms. */
function inventOrderId(random: Random, made: number): string {
  const number = String(made + 1).padStart(8, '0');
  return random.pick([`W-${number}`, `CMD2${number}`, `4${number}`]);
}

/** Prices gather below a hundred and end in 0, 5 or 9; a few are large. */
function inventAmount(random: Random): number {
  const base = Math.round(500 * Math.exp(random.integer(0, 4_500) / 1_000));
  return base - (base % 10) + random.pick([0, 0, 5, 9]);
}
