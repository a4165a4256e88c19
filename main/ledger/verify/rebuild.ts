import { bringUpToDate } from '../rebuild/bring-up-to-date.ts';
import { rebuildFile, removeNewFile } from '../rebuild/new-file.ts';
import type { Progress } from '../rebuild/progress.ts';
import { replaceLedger } from '../rebuild/replace.ts';
import { forRebuild, requireSpace } from '../rebuild/space.ts';
import type { Finding } from './finding.ts';
import { compareFiles, makeAnew } from './projections.ts';

/** What came of making a ledger's projections anew. */
export interface Rebuild {
  readonly findings: readonly Finding[];
  /** Where the file stands as it was; undefined when nothing differed, so that there is nothing to keep. */
  readonly before: string | undefined;
}

/**
 * Makes a ledger anew from its log in a file beside it, and tells which rows came out otherwise than they stood. Then the
 * new file takes its place, and the one as it was is kept; where nothing differs, or the log cannot be replayed, the ledger
 * stays as it is. Nobody may have it open.
 */
export function rebuildLedger(
  file: string,
  stamp: string,
  onProgress: (progress: Progress) => void = () => {},
): Rebuild {
  bringUpToDate(file, onProgress);
  const fresh = rebuildFile(file);
  requireSpace(file, forRebuild, fresh);
  const unreadable = makeAnew(file, fresh, onProgress);
  const findings = unreadable.length > 0 ? unreadable : compareFiles(file, fresh);
  if (findings.length === 0 || unreadable.length > 0) {
    removeNewFile(fresh);
    return { findings, before: undefined };
  }
  return { findings, before: replaceLedger(file, fresh, { keepAs: `${file}.before-rebuild-${stamp}` }) };
}
