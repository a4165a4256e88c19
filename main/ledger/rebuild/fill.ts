import { assertNever } from '../../../protocol/assert-never.ts';
import type { WritableDatabase } from '../database/open.ts';
import { nothingReplayed, type Portion as ReplayPortion, replay } from '../projections/replay.ts';
import { foreseeWithdrawals } from '../projections/withdrawals.ts';
import { beginWriting } from '../writing/writing.ts';
import { indexRows } from './index-rows.ts';
import { openNewFile, restoreSearchTriggers } from './new-file.ts';
import { type Mark, measure, type Progress, readMark, writeMark } from './progress.ts';
import { copyRows, countTruth, truthTables } from './truth.ts';

/** How much one commit takes in, in rows. */
export interface Portion extends ReplayPortion {
  readonly copied: number;
  readonly indexed: number;
}

const usual: Portion = { copied: 10_000, lines: 200, observations: 2_000, indexed: 5_000 };

/** A new file that is being filled from an old one. */
export interface Filling {
  /** Does the next part, which is durable when it returns; true once there is nothing more to do. */
  step(): boolean;
  progress(): Progress;
  readonly database: WritableDatabase;
  close(): void;
}

/** Begins to make a ledger anew in another file, or goes on where an earlier program was cut short. */
export function openFilling(old: string, file: string, portion = usual): Filling {
  const database = openNewFile(old, file);
  try {
    const counts = countTruth(database, 'old');
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const total = (counts['events'] ?? 0) + (counts['observations'] ?? 0);
    return {
      step: () => takeStep(database, portion),
      progress: () => measure(requireMark(database), rows, total),
      database,
      close: () => database.close(),
    };
  } catch (failure) {
    database.close();
    throw failure;
  }
}

function requireMark(database: WritableDatabase): Mark {
  const mark = readMark(database);
  if (!mark) throw new Error(`${database.name} does not say how far it is.`);
  return mark;
}

/** Rows and mark are one transaction: cut short at any moment, the file says what it holds. */
function takeStep(database: WritableDatabase, portion: Portion): boolean {
  const mark = requireMark(database);
  // What is copied is not judged: a row that points nowhere is for verify to name.
  database.pragma(`foreign_keys = ${mark.stage.kind === 'copying' ? 'OFF' : 'ON'}`);
  return database.transaction(() => {
    const next = advance(database, mark, portion);
    writeMark(database, next);
    return next.stage.kind === 'filled';
  })();
}

function advance(database: WritableDatabase, mark: Mark, portion: Portion): Mark {
  const { stage } = mark;
  switch (stage.kind) {
    case 'copying': {
      const count = copyRows(database, stage.table, portion.copied);
      const copied = mark.copied + count;
      if (count === portion.copied) return { ...mark, copied };
      const table = stage.table + 1;
      if (table < truthTables.length) return { ...mark, copied, stage: { kind: 'copying', table } };
      foreseeWithdrawals(database);
      return { ...mark, copied, stage: { kind: 'folding', replayed: nothingReplayed } };
    }
    case 'folding': {
      const { replayed, rows, end } = replay(beginWriting(database), stage.replayed, portion);
      const folded = mark.folded + rows;
      return { ...mark, folded, stage: end ? { kind: 'indexing', after: '0' } : { kind: 'folding', replayed } };
    }
    case 'indexing': {
      const { count, last } = indexRows(database, BigInt(stage.after), portion.indexed);
      const indexed = mark.indexed + count;
      if (count === portion.indexed) return { ...mark, indexed, stage: { kind: 'indexing', after: String(last) } };
      restoreSearchTriggers(database);
      return { ...mark, indexed, stage: { kind: 'filled' } };
    }
    case 'filled':
      return mark;
    default:
      return assertNever(stage);
  }
}
