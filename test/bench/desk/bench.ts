import { Pool } from 'undici';
import { openGateway } from '../../../main/gateway/gateway.ts';
import { type Ledger, openLedger } from '../../../main/ledger/ledger.ts';
import { copyLedger, keptLedger } from '../ledgers/cache.ts';
import { openCommitCounter } from '../ledgers/commits.ts';
import { stockUp } from '../ledgers/fresh.ts';
import { type Office, openOffice } from '../ledgers/office.ts';
import { keepBackupsAway } from '../ledgers/quiet.ts';
import { withFolder } from '../measure/folder.ts';
import type { BenchResult, BenchRun } from '../measure/result.ts';
import { startServer } from '../measure/server.ts';
import { median, ratio, round } from '../measure/statistics.ts';
import { repeat, time } from '../measure/time.ts';
import { measure } from '../sandbox/load.ts';
import { refundBody } from '../sandbox/requests.ts';
import { askBusy } from '../threads/busy.ts';
import { benchThreads } from '../threads/threads.ts';
import { delay } from './delay.ts';

export interface DeskBench extends BenchRun {
  /** Refunds of a round, for each that is in flight. */
  readonly each?: number;
  readonly rounds?: number;
}

const flights = [1, 8, 32] as const;
type Flight = (typeof flights)[number];

/** How many in flight a bare client is compared at. */
const compared = 8;

/** Refunds a second at the desk, over real HTTP, beside a bare client that posts as much and writes nothing down. */
export async function benchDesk({ rows, say, slowSync, each = 12, rounds = 5 }: DeskBench): Promise<BenchResult> {
  const server = await startServer(new URL('gateway.ts', import.meta.url));
  const gateway = openGateway({ proxyFor: async () => undefined });
  const pool = new Pool(server.url, { connections: compared });
  try {
    return await withFolder(async (folder) => {
      if (rows > 0) copyLedger(await keptLedger(rows, say), folder);
      const ledger = await openLedger(folder, benchThreads(slowSync));
      keepBackupsAway(folder);
      try {
        const office = openOffice(ledger, { gateway, url: server.url });
        const spent = flights.reduce((sum, flight) => sum + flight * each * (rounds + 2), 0);
        const rates = await measureRounds({
          ledger,
          office,
          pool,
          each,
          rounds,
          next: await stockUp(ledger, 'H', spent),
          say,
        });
        return report(rates, slowSync);
      } finally {
        await ledger.close();
      }
    });
  } finally {
    await pool.destroy();
    await gateway.close();
    await server.stop();
  }
}

interface Rounds {
  readonly ledger: Ledger;
  readonly office: Office;
  readonly pool: Pool;
  readonly each: number;
  readonly rounds: number;
  readonly next: () => Parameters<Office['refund']>[0];
  readonly say: (line: string) => void;
}

/** Of every round, in operations a second; busy in milliseconds an operation. */
interface Rates {
  readonly desk: Readonly<Record<Flight, number[]>>;
  readonly commits: Record<Flight, number>;
  readonly bare: number[];
  readonly busy: number[];
}

/** Each round measures everything once: what slows the machine for a moment slows all alike. The first one warms up. */
async function measureRounds({ ledger, office, pool, each, rounds, next, say }: Rounds): Promise<Rates> {
  const rates: Rates = { desk: { 1: [], 8: [], 32: [] }, commits: { 1: 0, 8: 0, 32: 0 }, bare: [], busy: [] };
  for (let turn = 0; turn <= rounds; turn += 1) {
    const bodies = Array.from({ length: compared * each }, (_, index) => refundBody(`H${index}`));
    const { perSecond } = await measure(pool, bodies, compared);
    if (turn > 0) rates.bare.push(perSecond);
    for (const flight of flights) {
      const operations = flight * each;
      const busyBefore = await askBusy();
      const { ms } = await time(() => repeat(operations, flight, () => succeed(office, next)));
      const busy = (await askBusy()) - busyBefore;
      if (turn === 0) continue;
      rates.desk[flight].push((operations * 1000) / ms);
      if (flight === compared) rates.busy.push(busy / operations);
    }
    say(
      `desk: round ${turn} of ${rounds}, ${flights.map((flight) => `${(rates.desk[flight].at(-1) ?? 0).toFixed(0)} at ${flight}`).join(', ')}`,
    );
  }
  for (const flight of flights)
    rates.commits[flight] = await countCommits(ledger, flight, each, () => succeed(office, next));
  return rates;
}

/** Apart from what is timed: a counter keeps the log from being emptied, for which others would wait. */
async function countCommits(ledger: Ledger, flight: Flight, each: number, act: () => Promise<void>): Promise<number> {
  const counter = openCommitCounter(ledger.file);
  try {
    await repeat(flight * each, flight, act);
    return counter.count() / (flight * each);
  } finally {
    counter.close();
  }
}

async function succeed({ refund }: Office, next: Rounds['next']): Promise<void> {
  const { state } = await refund(next());
  if (state !== 'succeeded') throw new Error(`A refund ended as ${state}.`);
}

function report({ desk, commits, bare, busy }: Rates, slowSync: number): BenchResult {
  const line = {
    inFlight1: round(median(desk[1])),
    inFlight8: round(median(desk[8])),
    inFlight32: round(median(desk[32])),
    bare8: round(median(bare)),
    ratio8At20ms: ratio(median(desk[8].map((rate, turn) => rate / (bare[turn] ?? rate))), 1),
    writerMsPerOperation: round(median(busy)),
  };
  const row = (flight: Flight) => [`${flight} in flight`, median(desk[flight]).toFixed(1), commits[flight].toFixed(2)];
  return {
    line,
    table: [
      ['', 'refunds a second', 'commits a refund'],
      ...flights.map(row),
      [`a bare client, ${compared} in flight`, median(bare).toFixed(1), '0'],
    ],
    notes: [
      `The gateway answers after ${delay} ms, in a process of its own; a refund is prepared and confirmed.`,
      'The writer’s time counts its waiting for the disk, at 8 in flight.',
      ...(slowSync > 0 ? [`Every commit waited ${slowSync} ms more, as on the disk of a laptop.`] : []),
    ],
  };
}
