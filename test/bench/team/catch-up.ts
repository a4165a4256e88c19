import { join } from 'node:path';
import type { Ledger } from '../../../main/ledger/ledger.ts';
import type { Replica } from '../../../main/ports/replica.ts';
import type { ToldRow } from '../../../main/ports/told-row.ts';
import { bringIn } from '../ledgers/fresh.ts';
import { inventBatches } from '../ledgers/invent/rows.ts';
import { ratio } from '../measure/statistics.ts';
import { time } from '../measure/time.ts';
import { ask } from '../search/question.ts';
import { type BenchDesk, openDesk } from './desk.ts';
import type { BenchEngine } from './engine.ts';

export interface CatchUp {
  /** Rows that an empty desk takes from the engine, each verified and committed; they are not projected yet. */
  readonly catchUpRowsPerSecond: number;
  /** Until all of them are projected and found, and the versions of their chains are known, beside the colleague's own intake of them. */
  readonly catchUpSearchRatioToIntake: number;
}

/** What lies behind the two numbers. */
export interface CatchUpProfile {
  readonly intakeRowsPerSecond: number;
  readonly toldRowsPerSecond: number;
  /** Parts of a catch-up, in percent. */
  readonly storing: number;
  readonly projecting: number;
  readonly takingTouches: number;
}

/** Rows of one import. */
const largestBatch = 20_000;

export interface CatchUpPorts {
  readonly engine: BenchEngine;
  readonly folder: string;
  readonly rows: number;
  readonly slowSync: number;
  readonly say: (line: string) => void;
}

/** One desk takes rows in from files and tells them; an empty one takes them from the engine. Both are left in the team. */
export async function measureCatchUp({ engine, folder, rows, slowSync, say }: CatchUpPorts) {
  const colleague = await openDesk(engine, join(folder, 'colleague'), slowSync);
  const intake = await measureIntake(colleague.ledger, rows);
  const { last } = intake;
  say(`team: taken in from files, ${perSecond(rows, intake.ms)} rows a second`);
  const telling = await time(() => colleague.sitDown());
  say(`team: told, ${perSecond(rows, telling.ms)} rows a second`);
  const spent: Spent = { storing: 0, stored: 0, projecting: 0, takingTouches: 0 };
  const late = watch(await openDesk(engine, join(folder, 'late'), slowSync), spent);
  const began = performance.now();
  const pulling = await time(() => late.sitDown());
  const finding = await time(() => assertFound(late.ledger, last));
  const stored = perSecond(rows, spent.stored - began);
  say(`team: stored, ${stored} rows a second; caught up, ${perSecond(rows, pulling.ms)} rows a second`);
  const part = (ms: number) => Math.round((100 * ms) / pulling.ms);
  const found: CatchUp = {
    catchUpRowsPerSecond: stored,
    catchUpSearchRatioToIntake: ratio(intake.ms, pulling.ms + finding.ms),
  };
  const profile: CatchUpProfile = {
    intakeRowsPerSecond: perSecond(rows, intake.ms),
    toldRowsPerSecond: perSecond(rows, telling.ms),
    storing: part(spent.storing),
    projecting: part(spent.projecting),
    takingTouches: part(spent.takingTouches),
  };
  return { found, profile, colleague, late, teams: [telling.value, pulling.value] };
}

/** Takes rows in as they are invented, which is not counted: held all at once they would be this process's to look after from then on. */
async function measureIntake(ledger: Ledger, rows: number): Promise<{ readonly ms: number; readonly last: ToldRow }> {
  let [ms, last]: [number, ToldRow | undefined] = [0, undefined];
  for (const batch of inventBatches(rows, largestBatch)) {
    ms += (await time(() => bringIn(ledger, batch))).ms;
    last = batch.at(-1);
  }
  const newest = last;
  if (!newest) throw new RangeError('There is nothing to catch up with.');
  ms += (await time(() => assertFound(ledger, newest))).ms;
  return { ms, last: newest };
}

/** Milliseconds, and when the last part was stored. */
interface Spent {
  storing: number;
  stored: number;
  projecting: number;
  takingTouches: number;
}

/** Adds up how long its ledger takes for what it is handed. */
function watch(desk: BenchDesk, spent: Spent): BenchDesk {
  const { replica } = desk.ledger;
  const watched: Replica = {
    ...replica,
    store: async (part) => {
      spent.storing += (await time(() => replica.store(part))).ms;
      spent.stored = performance.now();
    },
    project: async () => {
      const { ms, value } = await time(() => replica.project());
      spent.projecting += ms;
      return value;
    },
    takeTouches: async (touches) => {
      spent.takingTouches += (await time(() => replica.takeTouches(touches))).ms;
    },
  };
  return { ...desk, sitDown: () => desk.sitDown(watched) };
}

async function assertFound({ views }: Ledger, { transaction }: ToldRow): Promise<void> {
  const { rows } = await views.searchTransactions({ ...ask(transaction.transactionId), after: null, limit: 1 });
  if (rows.length === 0) throw new Error(`${transaction.transactionId} cannot be found.`);
}

function perSecond(rows: number, milliseconds: number): number {
  return Math.round((rows * 1000) / milliseconds);
}
