import { readFileSync } from 'node:fs';
import { v7 as createId } from 'uuid';
import { openLedger } from '../../../main/ledger/ledger.ts';
import { importExport } from '../../../main/lookup/import-export.ts';
import { findPlaces } from '../../../main/places.ts';
import { makeAccount } from '../../main/accounts/samples.ts';

// Takes an export into a ledger, again and again, until it is killed.

const [folder = '', exported = '', entry = '', identifier = '', url = ''] = process.argv.slice(2);
const ledger = await openLedger(folder, findPlaces(entry).threads);
const text = readFileSync(exported, 'utf8');
process.stdout.write('begun\n');
for (;;) {
  const file = { text, source: 'an export', importId: createId() };
  const account = makeAccount({ identifier, url });
  await importExport(ledger.intake, file, () => account, { actor: 'a.clerk', at: Date.now() });
}
