/** What went wrong with the ledger's file, in the words that a screen is chosen by. */
export type ProblemKind = 'busy' | 'full' | 'readOnly' | 'corrupt' | 'fromTheFuture' | 'owned' | 'other';

/** A failure of the ledger that names its file; `kind` survives the way out of a thread. */
export class LedgerProblem extends Error {
  override readonly name = 'LedgerProblem';
  readonly kind: ProblemKind;

  constructor(kind: ProblemKind, message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Finds the kind by SQLite's own result code (https://sqlite.org/rescode.html). */
export function classifyProblem(failure: unknown): ProblemKind {
  if (failure instanceof LedgerProblem) return failure.kind;
  const code = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return 'busy';
  if (/^SQLITE_(FULL)|^ENOSPC/.test(code)) return 'full';
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)|^E(ACCES|PERM|ROFS)/.test(code)) return 'readOnly';
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'corrupt';
  return 'other';
}
