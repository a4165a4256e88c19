import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findWrittenWith } from '../../../../main/ledger/erase/find-written.ts';
import { identify } from '../../../../main/ledger/erase/sought.ts';
import { makeFolder } from '../verify/story.ts';

const sought = { by: 'email', email: 'Ramsay@example.com' } as const;
const identity = identify(sought, [
  { client: 'client-7', clientEmail: 'ramsay@example.com', clientName: 'R. Bolton' },
  { client: '', clientEmail: "d'arby@example.com", clientName: '' },
]);

it('letters, saved lists and pages that name a person are found by address, client id or name, and left as they are', () => {
  const folder = makeFolder();
  const file = join(folder, 'production', 'ledger.sqlite');
  expect(findWrittenWith(file, identity)).toEqual([]);
  for (const name of ['letters', 'lists', 'pages']) mkdirSync(join(folder, name));
  mkdirSync(join(folder, 'lists', 'old'));
  const [named, other] = [join(folder, 'letters', 'a.txt'), join(folder, 'letters', 'b.txt')];
  writeFileSync(named, 'Dear R. BOLTON,\n\nyour refund …');
  writeFileSync(other, 'Dear R. Boltonson,\n\nyour refund of client-77 …');
  // Longer than what is in memory at once: the address lies across two pieces.
  const long = join(folder, 'lists', 'long.csv');
  writeFileSync(long, `${'x'.repeat(2 ** 20 - 5)};ramsay@example.com\r\n`);
  const client = join(folder, 'lists', 'of-client.csv');
  writeFileSync(client, '\ufeffORDERID;CLIENTIDENT\r\nW-1;client-7');
  const page = join(folder, 'pages', 'page-W-1.html');
  const signs = join(folder, 'pages', 'page-W-2.html');
  writeFileSync(signs, '<input type="hidden" name="CLIENTEMAIL" value="d&#39;arby@example.com">');
  writeFileSync(page, '<input type="hidden" name="CLIENTEMAIL" value="ramsay@example.com">');

  expect(findWrittenWith(file, identity)).toEqual([
    { kind: 'holds', file: named, places: ['letters'] },
    { kind: 'holds', file: long, places: ['lists'] },
    { kind: 'holds', file: client, places: ['lists'] },
    { kind: 'holds', file: page, places: ['pages'] },
    { kind: 'holds', file: signs, places: ['pages'] },
  ]);
  expect(readFileSync(named, 'utf8')).toContain('R. BOLTON');
});
