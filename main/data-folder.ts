import { accessSync, constants, mkdirSync } from 'node:fs';
import { describeProblem } from './ledger/problem.ts';

/** Makes sure of the folder in which everything stands; throws a LedgerProblem that names it when it cannot be used. */
export function requireDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (failure) {
    throw describeProblem(failure, folder);
  }
}
