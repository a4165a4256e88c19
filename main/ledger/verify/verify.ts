import { statSync } from 'node:fs';
import { join } from 'node:path';
import { copyLedgerFiles } from '../database/copy.ts';
import { migrate } from '../database/migrate.ts';
import { openWritable, type WritableDatabase } from '../database/open.ts';
import { readStale } from '../database/stale.ts';
import type { Progress } from '../rebuild/progress.ts';
import { makeTemporaryFolder, sweepTemporaryFolders } from '../temporary-folder.ts';
import { verifyChain } from './chain.ts';
import { verifyCommitments } from './commitments.ts';
import { type Coverage, type KeychainEvidence, readCoverage, verifyEvidence } from './evidence.ts';
import { verifyFile, verifyReferences } from './file.ts';
import type { CheckName, Finding } from './finding.ts';
import { verifyImports } from './imports.ts';
import { compareFiles, makeAnew, verifySearch } from './projections.ts';
import { type ToldLine, verifyTold } from './told-lines.ts';

/** What vouches for a log from outside, and who hears how far it does. */
export interface Vouching {
  readonly known?: KeychainEvidence | undefined;
  /** As a receipt tells them: the number of a line, and how its digest begins. */
  readonly lines?: readonly ToldLine[];
  readonly onCoverage?: (coverage: Coverage) => void;
}

/**
 * Everything that is wrong with a ledger file; an empty list for a sound one. Works on a copy in a folder of its own
 * and leaves the file as it is. Nobody may have it open. Throws when there is no such file. `truth` leaves out what
 * takes longest and can be made anew: whether the projections are those of the log.
 */
export function verifyLedger(
  file: string,
  extent: 'all' | 'truth' = 'all',
  onProgress: (progress: Progress) => void = () => {},
  { known, lines = [], onCoverage = () => {} }: Vouching = {},
): Finding[] {
  if (!statSync(file).isFile()) throw new Error(`${file} is not a file.`);
  sweepTemporaryFolders();
  const folder = makeTemporaryFolder('verify');
  const [copy, fresh] = [join(folder.path, 'copy.sqlite'), join(folder.path, 'fresh.sqlite')];
  let database: WritableDatabase | undefined;
  try {
    copyLedgerFiles(file, copy);
    const opened = openWritable(copy);
    database = opened;
    const broken = verifyFile(opened);
    // An older file is brought to the present shape first, so that it can be compared with what this program makes.
    migrate(opened);
    // What an older program made of the log, and did not know to index, is made anew before it is used.
    const stale = readStale(opened) !== undefined;
    const wanted = stale ? checks.filter(([name]) => name !== 'search') : checks;
    const findings = [
      ...wanted.flatMap(([name, check]) => attempt(name, () => check(opened))),
      ...attempt('witness', () => [...verifyEvidence(opened, file, known), ...verifyTold(opened, lines)]),
    ];
    attempt('seal', () => {
      onCoverage(readCoverage(opened, file, known));
      return [];
    });
    if (extent === 'truth') return [...broken, ...findings];
    const unreadable = makeAnew(copy, fresh, onProgress);
    const differing = stale || unreadable.length > 0 ? [] : attempt('projections', () => compareFiles(copy, fresh));
    return [...broken, ...findings, ...unreadable, ...differing];
  } catch (failure) {
    return [explain('file', failure)];
  } finally {
    database?.close();
    folder.remove();
  }
}

const checks: readonly (readonly [CheckName, (database: WritableDatabase) => Finding[]])[] = [
  ['references', verifyReferences],
  ['chain', verifyChain],
  ['commitments', verifyCommitments],
  ['imports', verifyImports],
  ['search', verifySearch],
];

/** Damage that keeps a check from ending is a finding, and no reason to leave out the others. */
function attempt(name: CheckName, check: () => Finding[]): Finding[] {
  try {
    return check();
  } catch (failure) {
    return [explain(name, failure)];
  }
}

function explain(check: CheckName, failure: unknown): Finding {
  const what = `the check could not be finished: ${failure instanceof Error ? failure.message : failure}`;
  return { check, where: 'the whole file', what };
}
