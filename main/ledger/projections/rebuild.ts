import type { WritableDatabase } from '../database/open.ts';
import { markFresh } from '../database/stale.ts';
import { beginWriting } from '../writing/writing.ts';
import { nothingReplayed, type ReplayedPortion, replay } from './replay.ts';
import { foreseeWithdrawals } from './withdrawals.ts';

/** So much is replayed before what was noted on the way is let go. */
const portion = { lines: 200, observations: 2_000 };

/**
 * Makes every projection anew from the log and the observations, in the file itself and in one transaction: for what must
 * be all or nothing, such as an erasure. What a migration asks for is made in a new file (see rebuild/).
 */
export function rebuildProjections(database: WritableDatabase): void {
  const writing = beginWriting(database);
  database
    .transaction(() => {
      database.exec(
        `DELETE FROM looks; DELETE FROM attempts; DELETE FROM operations;
         DELETE FROM transactions; DELETE FROM notifications; DELETE FROM imports;
         DELETE FROM unread_rows; DELETE FROM order_notes; DELETE FROM import_files;`,
      );
      foreseeWithdrawals(database);
      for (let from = nothingReplayed; ; ) {
        const { replayed, end }: ReplayedPortion = replay(writing, from, portion);
        if (end) break;
        from = replayed;
      }
      markFresh(database);
    })
    .immediate();
}
