import { readFileSync } from 'node:fs';
import { v7 as createId } from 'uuid';
import { openLedger } from '../../../main/ledger/ledger.ts';
import { importExport } from '../../../main/lookup/import-export.ts';
import { findPlaces } from '../../../main/places.ts';
import { makeAccount } from '../../main/accounts/samples.ts';

// Takes an export into a ledger, again and again, until it is killed.

const [folder = '', exported = '', entry = '', url = '', ...identifiers] = process.argv.slice(2);
const accounts = identifiers.map((identifier) => makeAccount({ identifier, url }));
const ledger = await openLedger(folder, findPlaces(entry).threads);
const text = readFileSync(exported, 'utf8');
process.stdout.write('begun\n');
for (;;) {
  const file = { text, source: 'an export', importId: createId() };
  const find = (wanted: string) => accounts.find(({ identifier }) => identifier === wanted);
  await importExport(ledger.intake, file, find, { actor: 'a.clerk', at: Date.now() });
}
