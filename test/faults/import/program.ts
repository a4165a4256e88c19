import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import { openLedger } from '../../../main/ledger/ledger.ts';
import { createImportSession } from '../../../main/lookup/session/session.ts';
import { exportReader, threads } from '../../threads.ts';
import { account } from './file.ts';

/** Takes one file into the ledger of a folder, and says a line for each piece that is durable: somebody waits to kill it. */
const [folder = '', path = ''] = process.argv.slice(2);
const ledger = await openLedger(folder, threads);
const session = createImportSession({
  ledger: {
    imports: ledger.imports,
    intake: {
      ...ledger.intake,
      recordRows: async (...words) => {
        const receipt = await ledger.intake.recordRows(...words);
        process.stdout.write('piece\n');
        return receipt;
      },
      recordImport: (...words) => ledger.intake.recordImport(...words),
    },
  },
  reader: exportReader,
  accounts: () => [account],
  stamp: () => ({ actor: 'a.clerk', at: Date.now() }),
  createId,
  folder: join(folder, 'imports'),
  version: 'soak',
  onProgress: () => {},
});
const taken = await session.take(path, { accountId: account.accountId, amounts: 'minor', zone: 'UTC' });
await ledger.close();
process.stdout.write(`ended ${taken.kind}\n`);
