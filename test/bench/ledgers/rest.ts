import { setTimeout as pause } from 'node:timers/promises';
import { openReadable } from '../../../main/ledger/database/open.ts';

/** How long nothing may have been written before a ledger counts as at rest, and how long that is waited for, in milliseconds. */
const quietTime = 3_000;
const longestWait = 600_000;

/**
 * Waits until a ledger has done what it does when nobody waits for it: search indexes are merged and counted then. Seen
 * from outside, by a connection that is told when others have written.
 */
export async function awaitRest(file: string): Promise<void> {
  const database = openReadable(file);
  try {
    const version = () => Number(database.pragma('data_version', { simple: true }));
    const end = performance.now() + longestWait;
    let [seen, since] = [version(), performance.now()];
    while (performance.now() < end && performance.now() - since < quietTime) {
      await pause(100);
      const present = version();
      if (present !== seen) [seen, since] = [present, performance.now()];
    }
  } finally {
    database.close();
  }
}
