import { basename } from 'node:path';
import type { Stamp } from '../../domain/event.ts';
import type { ImportIdentity } from '../../domain/import.ts';
import type { Imports } from '../../ports/imports.ts';
import type { Intake } from '../../ports/intake.ts';
import { countRows } from '../../ports/packed-rows.ts';
import { usualZone } from '../columns/time.ts';
import { UnfitExport } from '../csv/unfit.ts';
import { digestAccounts } from '../detect/digest.ts';
import { type Corrections, type Inspection, listUnanswered, type Question } from '../detect/inspection.ts';
import type { FileRules } from '../file/tables.ts';
import { type Imported, importFile } from '../import-export.ts';
import { type ExportAccount, type FileReader, rowsPerPiece, withFileReader } from '../read-file.ts';
import { type Comparison, compareFile } from './compare.ts';
import { measurePace, type Progress } from './pace.ts';
import { openSideFile } from './side-file.ts';

/** What imports of a ledger work with. */
export interface SessionPorts {
  readonly ledger: { readonly intake: Intake; readonly imports: Imports };
  /** The thread that reads files. */
  readonly reader: URL;
  readonly accounts: () => readonly ExportAccount[];
  readonly stamp: () => Stamp;
  readonly createId: () => string;
  /** Where the lists of rows that were left out stand. */
  readonly folder: string;
  /** By which program rows are cut. */
  readonly version: string;
  readonly onProgress: (progress: Progress | null) => void;
}

/** What became of a file. */
export type Taken =
  | (Imported & {
      readonly kind: 'taken';
      readonly importId: string;
      readonly sideFile: string | null;
      readonly resumed: boolean;
    })
  /** Its rows so far are in the ledger; the same file goes on behind them. */
  | { readonly kind: 'stopped'; readonly importId: string; readonly imported: number }
  | { readonly kind: 'unanswered'; readonly questions: readonly Question['about'][] }
  /** Another file is being read or taken into this ledger. */
  | { readonly kind: 'busy' };

/** Takes files into one ledger, one at a time. Files that cannot be taken as a whole reject with an UnfitExport. */
export interface ImportSession {
  inspect(path: string, corrections: Corrections): Promise<Inspection>;
  compare(path: string, corrections: Corrections): Promise<Comparison | 'stopped' | 'busy'>;
  /** Takes a file as its preview was shown, once everything that decides about money was answered. */
  take(path: string, corrections: Corrections): Promise<Taken>;
  /** The same without a preview: what the file does not say is as it always was; one that contradicts itself is not taken. */
  takeUnseen(path: string, accountId: string | undefined): Promise<Taken>;
  progress(): Progress | null;
  isBusy(): boolean;
  /** Stops what is being read or taken, behind a piece. */
  stop(): void;
  /** The same for good, at the end of the program; resolves once nothing is under way, and nothing begins any more. */
  finish(): Promise<void>;
}

export function createImportSession(ports: SessionPorts): ImportSession {
  const { ledger, accounts, stamp, createId, folder, version, onProgress } = ports;
  let underWay: { readonly stopping: AbortController; readonly done: Promise<unknown> } | undefined;
  let isOver = false;
  let progress: Progress | null = null;
  const tell = (now: Progress | null) => {
    progress = now;
    onProgress(now);
  };

  /** Whoever hands over files one behind the other does so behind the end as well, where nobody would wait for them. */
  const assertOpen = () => {
    if (isOver) throw new Error('The ledger is being closed, and takes no file any more.');
  };

  /** One at a time: two files would tell of the same rows in no order. */
  const alone = async <Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value | 'busy'> => {
    assertOpen();
    if (underWay) return 'busy';
    const stopping = new AbortController();
    const done = work(stopping.signal);
    underWay = { stopping, done };
    try {
      return await done;
    } finally {
      underWay = undefined;
      tell(null);
    }
  };
  /** One thread looks at a file and reads it: starting another one takes longer than reading a short file. */
  const aloneWithReader = <Value>(work: (reader: FileReader, signal: AbortSignal) => Promise<Value>) =>
    alone((signal) => withFileReader(ports.reader, (reader) => work(reader, signal)));
  /** Only looks at a file: nothing of it is lost where it is cut short. */
  const looking = new Set<FileReader>();
  let preview: { readonly path: string; readonly digest: string } | undefined;
  const inspect = (reader: FileReader, path: string, corrections: Corrections) =>
    reader.inspect({ path, accounts: accounts(), inspect: corrections });
  /** Whoever looked at a file has answered for that one, and for no other that has its name by now. */
  const inspectAsShown = async (reader: FileReader, path: string, corrections: Corrections) => {
    const found = await inspect(reader, path, corrections);
    if (preview?.path === path && preview.digest !== found.digest) {
      throw new UnfitExport({ kind: 'changedSincePreview' });
    }
    return found;
  };

  const takeFile = async (reader: FileReader, order: TakeOrder, signal: AbortSignal): Promise<Taken> => {
    const { path, fileDigest, accountId, rules, total } = order;
    const source = basename(path);
    const known = accounts();
    const identity = identify(order, [version, rowsPerPiece, digestAccounts(known)].join(' '));
    const unfinished = await ledger.imports.findUnfinished(identity);
    const importId = unfinished?.importId ?? createId();
    const begin = unfinished ? undefined : () => ledger.imports.beginImport({ importId, source, ...identity }, stamp());
    const sideFile = openSideFile(folder, importId);
    const pace = measurePace('taking', { total, now: () => performance.now(), tell });
    let rows = 0;
    const file = { path, accounts: known, accountId, rules, digest: fileDigest, source, importId };
    const taken = await importFile(beginningFirst(ledger.intake, begin), file, reader, stamp(), {
      alreadyTaken: unfinished?.taken ?? 0,
      signal,
      onPiece: (piece) => {
        sideFile.add(piece.rejected);
        rows += countRows(piece.rows) + piece.rejected.length;
        pace(rows);
      },
    });
    const { stopped, ...imported } = taken;
    if (stopped) return { kind: 'stopped', importId, imported: imported.imported };
    const isLeftOut = imported.rejectedRows > 0;
    return {
      kind: 'taken',
      ...imported,
      importId,
      resumed: unfinished !== null,
      sideFile: isLeftOut ? sideFile.path : null,
    };
  };

  return {
    inspect: async (path, corrections) => {
      assertOpen();
      const found = await withFileReader(ports.reader, async (reader) => {
        looking.add(reader);
        return inspect(reader, path, corrections).finally(() => looking.delete(reader));
      });
      preview = { path, digest: found.digest };
      return found;
    },
    compare: async (path, corrections) => {
      const compared = await aloneWithReader(async (reader, signal) => {
        const found = await inspectAsShown(reader, path, corrections);
        const onRows = measurePace('comparing', { total: found.rows, now: () => performance.now(), tell });
        const order = { path, accounts: accounts(), accountId: corrections.accountId, digest: found.digest };
        const rules = rulesOf(found, corrections);
        return compareFile(ledger.imports, reader, { ...order, rules }, { onRows, signal });
      });
      return compared ?? 'stopped';
    },
    take: async (path, corrections) => {
      const taken = await aloneWithReader(async (reader, signal): Promise<Taken> => {
        const found = await inspectAsShown(reader, path, corrections);
        const questions = listUnanswered(found);
        if (questions.length > 0) return { kind: 'unanswered', questions };
        const { accountId } = corrections;
        const rules = rulesOf(found, corrections);
        return takeFile(reader, { path, fileDigest: found.digest, accountId, rules, total: found.rows }, signal);
      });
      return taken === 'busy' ? { kind: 'busy' } : taken;
    },
    takeUnseen: async (path, accountId) => {
      const taken = await aloneWithReader(async (reader, signal): Promise<Taken> => {
        const { digest, rows, amounts } = await inspect(reader, path, { accountId });
        // Where a spreadsheet has cut the zeros of some amounts, the others would count a hundredth: whoever looks at it can say.
        if (amounts.because === 'someDecimals') return { kind: 'unanswered', questions: ['amounts'] };
        const rules: FileRules = amounts.because === 'allDecimals' ? { amounts: 'decimals' } : {};
        return takeFile(reader, { path, fileDigest: digest, accountId, rules, total: rows }, signal);
      });
      return taken === 'busy' ? { kind: 'busy' } : taken;
    },
    progress: () => progress,
    isBusy: () => underWay !== undefined,
    stop: () => underWay?.stopping.abort(),
    finish: async () => {
      isOver = true;
      underWay?.stopping.abort();
      await Promise.all([...looking].map((reader) => reader.end()));
      await underWay?.done.catch(() => {});
    },
  };
}

interface TakeOrder {
  readonly path: string;
  readonly fileDigest: string;
  readonly accountId: string | undefined;
  readonly rules: FileRules;
  /** About how many rows it has; 0 where nobody has looked. */
  readonly total: number;
}

/** An import begins with its first row: a file that cannot be taken as a whole leaves nothing behind. */
function beginningFirst(
  intake: Intake,
  begin: (() => Promise<void>) | undefined,
): Pick<Intake, 'recordRows' | 'recordImport'> {
  let begun: Promise<void> | undefined;
  const beginOnce = () => {
    begun ??= begin?.() ?? Promise.resolve();
    return begun;
  };
  return {
    recordRows: async (...words) => {
      await beginOnce();
      return intake.recordRows(...words);
    },
    recordImport: async (...words) => {
      await beginOnce();
      return intake.recordImport(...words);
    },
  };
}

/** What was shown is what is taken: the form of the amounts is not read off the file a second time. */
function rulesOf({ amounts, zone }: Inspection, { delimiter, encoding }: Corrections): FileRules {
  return { amounts: amounts.form ?? undefined, zone, delimiter, encoding };
}

function identify({ fileDigest, accountId, rules }: TakeOrder, reader: string): ImportIdentity {
  const { amounts = null, zone = usualZone, delimiter = null, encoding = null } = rules;
  return { fileDigest, reader, rules: { accountId: accountId ?? null, amounts, zone, delimiter, encoding } };
}
