import { setTimeout as pause } from 'node:timers/promises';
import type { PreparationView } from '../../contract/index.ts';
import { describePreparation } from './describe.ts';

/** Looks every so many milliseconds. */
const every = 100;

/**
 * Waits until the ledger is made anew, which is only read meanwhile, and tells how far it is: ended before, that would be left to the
 * next start. False where it could not be finished.
 */
export async function untilPrepared(
  look: () => Promise<PreparationView | null>,
  say: (line: string) => void,
): Promise<boolean> {
  for (let said = ''; ; ) {
    const preparation = await look();
    if (preparation === null) return true;
    if (preparation.failed) return false;
    const line = describePreparation(preparation);
    if (line !== said) say(line);
    said = line;
    await pause(every);
  }
}
