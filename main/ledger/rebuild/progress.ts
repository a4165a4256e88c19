import type { ReadableDatabase, WritableDatabase } from '../database/open.ts';
import { readUpkeep, writeUpkeep } from '../database/upkeep.ts';
import type { Replayed } from '../projections/replay.ts';

/** What a new file is at; each stage begins where the one before has ended. */
export type Stage =
  /** The table of this number in {@link truthTables} is copied; its own newest key tells how far. */
  | { readonly kind: 'copying'; readonly table: number }
  | { readonly kind: 'folding'; readonly replayed: Replayed }
  /** The row id, in decimal digits, of the newest transaction that can be found by the search. */
  | { readonly kind: 'indexing'; readonly after: string }
  | { readonly kind: 'filled' };

/** What stands in a new file of its own making, in the same transaction as the rows that it tells of. */
export interface Mark {
  /** What the old file held when it was begun, and in which shape: anything else has nothing to do with it. */
  readonly source: string;
  readonly stage: Stage;
  /** Rows of the truth copied, of the log and the observations folded, and of transactions indexed. */
  readonly copied: number;
  readonly folded: number;
  readonly indexed: number;
}

const name = 'rebuild';

export function readMark(database: ReadableDatabase): Mark | undefined {
  const mark = readUpkeep(database, name);
  return mark === undefined ? undefined : (JSON.parse(mark) as Mark);
}

export function writeMark(database: WritableDatabase, mark: Mark): void {
  writeUpkeep(database, name, JSON.stringify(mark));
}

/** How far a rebuild is, in lines of the log and observations; all of them once it is done. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Times that one row takes, measured: copied, folded, and indexed for the search. */
const cost = { copied: 1, folded: 25, indexed: 8 } as const;

/** Gives the stages one scale, by the time that each takes. `rows` is what all tables of the truth hold. */
export function measure({ stage, copied, folded, indexed }: Mark, rows: number, total: number): Progress {
  if (stage.kind === 'filled') return { done: total, total };
  const spent = copied * cost.copied + folded * cost.folded + indexed * cost.indexed;
  const all = rows * cost.copied + total * (cost.folded + cost.indexed);
  return { done: Math.min(total, Math.floor((spent / Math.max(1, all)) * total)), total };
}
