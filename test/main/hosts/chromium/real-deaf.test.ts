import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeFolder } from '../page-folder.ts';
import { installed, openReal, pageText } from './real.ts';

it.skipIf(!installed)(
  'a browser whose page was loaded before anybody listened shows the console all the same',
  async () => {
    const browser = join(makeFolder(onTestFinished), 'browser');
    const program = join(import.meta.dirname, 'deaf-browser.ts');
    writeFileSync(browser, `#!/bin/sh\nexec '${process.execPath}' '${program}' '${installed}' "$@"\n`, { mode: 0o755 });
    const { host } = await openReal({ browser });
    expect(await pageText(host)).not.toBe('');
  },
);
