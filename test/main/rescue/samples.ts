import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RescuePorts } from '../../../main/rescue/rescue.ts';
import { noon } from '../ledger/samples.ts';

/** A screen as the person met it. */
export interface Shown {
  readonly title: string;
  readonly text: string;
  readonly labels: readonly string[];
}

/** A person in front of the rescue screens, who presses these buttons one after the other and then closes the next. */
export function sitDown(presses: readonly string[], systemLocale = 'en-GB') {
  const shown: Shown[] = [];
  const opened: string[] = [];
  const left = [...presses];
  const ports: RescuePorts = {
    host: {
      about: { host: { kind: 'chromium', version: 'none' }, systemLocale },
      showFailure: async (title, text, labels = []) => {
        shown.push({ title, text, labels });
        const press = left.shift();
        if (press !== undefined && !labels.includes(press)) throw new Error(`There is no button ${press}: ${labels}`);
        return press === undefined ? undefined : labels.indexOf(press);
      },
    },
    now: () => noon,
    openFolder: (folder) => opened.push(folder),
  };
  return { ports, shown, opened };
}

export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-rescue-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
