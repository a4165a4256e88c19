import { openAccountFile } from '../../main/accounts/account-file.ts';
import { LedgerProblem } from '../../main/ledger/problem.ts';
import type { StartOptions } from '../../main/options.ts';

/**
 * Why Chromium is not started in Electron's place, or undefined when it may be: it is not the program that holds real
 * money until a person said that it is. `why` tells what became of Electron.
 */
export function refuseChromium(
  { dataFolder, wantedHost }: Pick<StartOptions, 'dataFolder' | 'wantedHost'>,
  why: string,
): string | undefined {
  if (wantedHost === 'chromium') return undefined;
  if (wantedHost === 'electron') return `Electron was asked for and cannot be had, because ${why}.`;
  const found = findProduction(dataFolder);
  if (found === undefined) return undefined;
  return `Electron cannot be had, because ${why}. ${found} in ${dataFolder}: to work on it in
Chromium instead, say so by npm start -- --host chromium`;
}

/** What there is, or may be, of real money; a list that cannot be read is no reason to think that there is none. */
function findProduction(dataFolder: string): string | undefined {
  try {
    const accounts = openAccountFile(dataFolder).read();
    return accounts.some(({ environment }) => environment === 'production')
      ? 'There is a production account'
      : undefined;
  } catch (failure) {
    if (!(failure instanceof LedgerProblem)) throw failure;
    return 'There may be a production account, in a list that cannot be read,';
  }
}
