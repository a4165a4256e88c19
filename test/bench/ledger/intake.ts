import { join } from 'node:path';
import { openWritable } from '../../../main/ledger/database/open.ts';
import { openLedger } from '../../../main/ledger/ledger.ts';
import { threads } from '../../threads.ts';
import { copyLedger } from '../ledgers/cache.ts';
import { openCommitCounter } from '../ledgers/commits.ts';
import { bringIn } from '../ledgers/fresh.ts';
import { keepBackupsAway } from '../ledgers/quiet.ts';
import { median, round } from '../measure/statistics.ts';
import { time, timeNow } from '../measure/time.ts';
import { inventNewRows } from './new-rows.ts';
import { insertPlainly, readFinished } from './plain-rows.ts';
import type { Stage } from './stage.ts';

export interface Intake {
  readonly intakeRatioToPlainInsert: number;
}

type Batches = ReturnType<typeof inventNewRows>;

/** Rows that are brought in both ways, and of one turn. */
export const intakeRows = 50_000;
const turn = 2_500;

/**
 * How fast rows come in beside the same rows inserted plainly into a copy of the same ledger, in turns: the rate of the one
 * divided by the rate of the other. What is inserted plainly was made before, by an intake into a third ledger.
 */
export async function measureIntake(stage: Stage, rows = intakeRows): Promise<Intake> {
  const { big, kept, folder, say } = stage;
  const batches = inventNewRows('I', rows, turn);
  say(`intake: finishing ${rows} rows to be inserted plainly`);
  const { finished, pieceSize } = await finishRows(join(folder, 'scratch'), batches);
  const plain = openWritable(copyLedger(kept, join(folder, 'plain')));
  const ratios: number[] = [];
  try {
    for (const [index, batch] of batches.entries()) {
      const ours = await time(() => bringIn(big, batch));
      const piece = finished.slice(index * turn, index * turn + batch.length);
      const theirs = timeNow(() => insertPlainly(plain, piece, pieceSize));
      ratios.push(theirs.ms / ours.ms);
      say(
        `intake: turn ${index + 1} of ${batches.length}, ${perSecond(batch.length, ours.ms)} rows a second, plainly ${perSecond(batch.length, theirs.ms)}`,
      );
    }
    assertSame(plain, big.file, rows);
  } finally {
    plain.close();
  }
  return { intakeRatioToPlainInsert: round(median(ratios)) };
}

/** Brings the rows into a ledger of their own; tells how they stand there, and how many the product puts into one commit. */
async function finishRows(folder: string, batches: Batches) {
  const ledger = await openLedger(folder, threads);
  keepBackupsAway(folder);
  try {
    const [first = [], ...others] = batches;
    const counter = openCommitCounter(ledger.file);
    await bringIn(ledger, first);
    // The last commit is the line of the import itself.
    const pieces = Math.max(1, counter.count() - 1);
    counter.close();
    for (const batch of others) await bringIn(ledger, batch);
    return { finished: readFinished(ledger.file), pieceSize: Math.ceil(first.length / pieces) };
  } finally {
    await ledger.close();
  }
}

/** What was measured is what was done: the new rows stand in both, and a search finds them in both. */
function assertSame(plain: ReturnType<typeof openWritable>, file: string, rows: number): void {
  const count = (path: string | undefined) => {
    const database = path === undefined ? plain : openWritable(path);
    const counted = database
      .prepare<[], number>(`SELECT count(*) FROM transactions WHERE transaction_id >= 'IA' AND transaction_id < 'IB'`)
      .pluck()
      .get();
    if (database !== plain) database.close();
    return counted;
  };
  const [theirs, ours] = [count(undefined), count(file)];
  if (theirs !== rows || ours !== rows) throw new Error(`${rows} rows came in as ${ours}, plainly as ${theirs}.`);
}

function perSecond(rows: number, milliseconds: number): number {
  return Math.round((rows * 1000) / milliseconds);
}
