import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openSideFile } from '../../../../main/lookup/session/side-file.ts';

it.each(['=1+1', '＝1+1', '-2', '@x'])(
  'an id that a spreadsheet would compute is a text there: %s',
  (transactionId) => {
    const folder = mkdtempSync(join(tmpdir(), 'be2bill-side-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const sideFile = openSideFile(folder, 'import');
    sideFile.add([{ table: 'a;b', line: 2, column: 'AMOUNT', problem: 'malformed', transactionId }]);
    expect(readFileSync(sideFile.path, 'utf8').split('\r\n')[1]).toBe(`"a;b";2;AMOUNT;malformed;'${transactionId}`);
  },
);
