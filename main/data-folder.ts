import { accessSync, constants, mkdirSync } from 'node:fs';
import { tightenDataFolder } from './ledger/private-files.ts';
import { describeProblem } from './ledger/problem.ts';

/**
 * Makes sure of the folder in which everything stands, and that it is private; throws a LedgerProblem that names it when it
 * cannot be used. What others can still get into is told in a sentence.
 */
export function requireDataFolder(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const open = tightenDataFolder(folder);
    if (open.length === 0) return undefined;
    return `Other users of this computer can get into ${open.join(', ')}. To keep them out, type: chmod go= ${open.join(' ')}`;
  } catch (failure) {
    throw describeProblem(failure, folder);
  }
}
