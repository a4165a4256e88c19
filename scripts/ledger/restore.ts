import { statSync } from 'node:fs';
import { restoreBackup } from '../../main/ledger/backup/restore.ts';
import { openReadable } from '../../main/ledger/database/open.ts';
import { toFileStamp } from '../../main/ledger/stamp.ts';
import { judgeWitness } from '../../main/ledger/witness/judge.ts';
import { holdLedger } from './hold.ts';
import { describeFindings } from './show.ts';

/** Puts a backup in the place of a ledger; false when the backup is not sound, and then nothing was changed. */
export function restore([backup = '', file = '']: readonly string[]): boolean {
  statSync(backup);
  const restored = holdLedger(file, () => restoreBackup(backup, file, toFileStamp(Date.now())));
  if (restored.kind === 'unsound') {
    console.log(`${backup} is not sound, so nothing was changed:`);
    for (const line of describeFindings(restored.findings)) console.log(line);
    return false;
  }
  console.log(`${file} is now the backup ${backup}.`);
  if (restored.aside !== undefined) console.log(`What was there before is kept: ${restored.aside}`);
  console.log(
    'It does not hold what was done after the backup: look that up at the gateway before paying anything back.',
  );
  if (isAskedAbout(file)) {
    console.log(`The console asks once before it opens it, or say it now: npm run ledger -- accept ${file}`);
  }
  return true;
}

/** Whether what was there before had lines that the backup has not. */
function isAskedAbout(file: string): boolean {
  const database = openReadable(file);
  try {
    judgeWitness(database);
    return false;
  } catch {
    return true;
  } finally {
    database.close();
  }
}
