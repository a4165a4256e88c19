import { keptLedger } from '../ledgers/cache.ts';
import { withFolder } from '../measure/folder.ts';
import { type BenchResult, type BenchRun, tabulate } from '../measure/result.ts';
import { type Commits, countCommits } from './commits.ts';
import { type DuringIntake, measureWritesDuringIntake } from './during-intake.ts';
import { type Intake, intakeRows, measureIntake } from './intake.ts';
import { type Lists, measureLists } from './lists.ts';
import { measureRebuild, type RebuildSpeed } from './rebuild.ts';
import { measureRefunds, type Refunds } from './refunds.ts';
import { withStage } from './stage.ts';

/** The parts of this bench; whoever works on one of them can measure that alone. */
export const ledgerParts = ['refunds', 'lists', 'rebuild', 'intake', 'writes', 'commits'] as const;
export type LedgerPart = (typeof ledgerParts)[number];

export interface LedgerBench extends BenchRun {
  readonly parts?: readonly LedgerPart[];
  /** Measurements of every kind; fewer only for a look at whether it works. */
  readonly samples?: number;
  readonly newRows?: number;
}

/** Every field, in the order in which it is told. A part that was not asked for is null. */
type Line = Record<keyof (Refunds & Lists & RebuildSpeed & Intake & DuringIntake & Commits), number | null>;

const nothing: Line = {
  refundP50Ms: null,
  refundEmptyP50Ms: null,
  refundRatio: null,
  refundToDurableWrite: null,
  withFiveUnknownRatio: null,
  operationListP95Ms: null,
  planP95Ms: null,
  rebuildRowsPerSecond: null,
  rebuildPeakMb: null,
  intakeRatioToPlainInsert: null,
  writeDuringIntakeRatio: null,
  commitsPerOperationAt1: null,
  commitsPerOperationAt32: null,
};

/** What years of data cost a desk: each number is of the product's own ledger, opened as the console opens it. */
export async function benchLedger(options: LedgerBench): Promise<BenchResult> {
  const { rows, say, slowSync, parts = ledgerParts, samples = 200, newRows = intakeRows } = options;
  const kept = await keptLedger(rows, say);
  const wants = (part: LedgerPart) => parts.includes(part);
  const found = await withFolder(async (folder) => {
    // First, and with nothing else open: it takes the most room on the disk.
    const rebuild = wants('rebuild') ? await withFolder((own) => measureRebuild({ kept, folder: own, say })) : {};
    const others = await withStage({ kept, folder, samples, say, slowSync }, async (stage) => ({
      ...(wants('refunds') && (await measureRefunds(stage))),
      ...(wants('lists') && (await measureLists(stage))),
      ...(wants('commits') && (await countCommits(stage))),
      ...(wants('writes') && (await measureWritesDuringIntake(stage))),
      ...(wants('intake') && (await measureIntake(stage, newRows))),
    }));
    return { ...rebuild, ...others };
  });
  const line = { rows: kept.making.rows, ...nothing, ...found };
  return { line, table: tabulate(line), notes: notesOf(slowSync) };
}

function notesOf(slowSync: number): readonly string[] {
  return [
    'A refund is the whole of it at the desk, against a gateway that answers at once; each commit of it waits for the disk.',
    'Commits are counted in the write-ahead log: each of them is one sync.',
    ...(slowSync > 0 ? [`Every commit waited ${slowSync} ms more, as on the disk of a laptop.`] : []),
  ];
}
