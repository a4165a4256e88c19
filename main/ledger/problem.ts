/** What went wrong with the ledger's file, in the words that a screen is chosen by. */
export type ProblemKind =
  | 'busy'
  | 'full'
  /** The disk has no room to bring the ledger to this version; the message says how much is needed and free. */
  | 'noRoom'
  /** The ledger could not be brought to this version: a step failed, or the log could not be replayed. */
  | 'notPrepared'
  /** It is being brought to this version: until then it is only read. */
  | 'beingPrepared'
  | 'readOnly'
  | 'corrupt'
  | 'fromTheFuture'
  | 'owned'
  /** The file is gone or empty although there are backups of it, or a witness. */
  | 'missing'
  /** A line that the witness beside it names is not in it: it is older, or another ledger. */
  | 'olderThanWitness'
  /** Its witness is gone or cannot be read, so that nobody can tell whether it is whole. */
  | 'withoutWitness'
  /** Something else, such as a file, stands where a folder has to be. */
  | 'notAFolder'
  /** The list of accounts cannot be read. */
  | 'accounts'
  | 'other';

/** A failure of the ledger that names its file; `kind` and `file` survive the way out of a thread. */
export class LedgerProblem extends Error {
  override readonly name = 'LedgerProblem';
  readonly kind: ProblemKind;
  /** The file or folder that it is about, where one is known. */
  readonly file: string | undefined;

  constructor(kind: ProblemKind, message: string, file?: string) {
    super(message);
    this.kind = kind;
    this.file = file;
  }
}

/** Finds the kind by SQLite's own result code (https://sqlite.org/rescode.html). */
export function classifyProblem(failure: unknown): ProblemKind {
  if (failure instanceof LedgerProblem) return failure.kind;
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'busy';
  // The shared memory beside the file cannot grow for one reason only.
  if (/^SQLITE_(FULL|IOERR_SHMSIZE)|^ENOSPC|^EDQUOT/.test(code)) return 'full';
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)|^E(ACCES|PERM|ROFS)/.test(code)) return 'readOnly';
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'corrupt';
  if (/^E(NOTDIR|EXIST)/.test(code)) return 'notAFolder';
  return 'other';
}

/** The same failure as a problem of a file or folder. */
export function describeProblem(failure: unknown, file: string): LedgerProblem {
  if (failure instanceof LedgerProblem) return failure;
  return new LedgerProblem(
    classifyProblem(failure),
    failure instanceof Error ? failure.message : String(failure),
    file,
  );
}

/** What kept a ledger from being brought to this version: what the disk or SQLite says, else that it could not be prepared. */
export function notPrepared(failure: unknown, file: string): LedgerProblem {
  const problem = describeProblem(failure, file);
  return problem.kind === 'other' ? new LedgerProblem('notPrepared', problem.message, file) : problem;
}
