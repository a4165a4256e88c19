import { openAccountFile } from '../../main/accounts/account-file.ts';
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
  const isReal = openAccountFile(dataFolder)
    .read()
    .some(({ environment }) => environment === 'production');
  if (!isReal) return undefined;
  return `Electron cannot be had, because ${why}. There is a production account in ${dataFolder}: to work on it in
Chromium instead, say so by npm start -- --host chromium`;
}
