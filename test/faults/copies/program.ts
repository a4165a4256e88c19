import { restoreBackup } from '../../../main/ledger/backup/restore.ts';
import { writeBackup } from '../../../main/ledger/backup/write.ts';
import { copyBefore } from '../../../main/ledger/database/copy-before.ts';
import { openReadable, openWritable } from '../../../main/ledger/database/open.ts';
import { rebuildLedger } from '../../../main/ledger/verify/rebuild.ts';
import { writeWholeFile } from '../../../main/whole-file.ts';

// Does one thing that writes a file under a name that is trusted later; whoever started it kills it in the middle.

const [what = '', file = '', other = ''] = process.argv.slice(2);
process.stdout.write('begun\n');
switch (what) {
  case 'copy':
    copyBefore(openWritable(file), 99);
    break;
  case 'backup':
    await writeBackup(openReadable(file), other);
    break;
  case 'restore':
    restoreBackup(other, file, 'now');
    break;
  case 'rebuild':
    rebuildLedger(file, 'now');
    break;
  case 'whole':
    for (let number = 0; ; number += 1) writeWholeFile(other, JSON.stringify([number, 'x'.repeat(500_000), number]));
}
