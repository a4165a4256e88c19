import { existsSync, readFileSync, rmSync } from 'node:fs';
import { writeWholeFile } from '../../whole-file.ts';

/*
 * A rebuild fails while the window is open and its ledger is only read. That it did is written down beside the ledger, for
 * the next start to show what a person can do about it.
 */

/** Where not even this can be written, the next start tries again, and fails on its own. */
export function rememberFailure(file: string, message: string): void {
  try {
    writeWholeFile(markOf(file), message);
  } catch {}
}

/** What the last rebuild failed with; told once, so that a start that is tried again tries it as well. */
export function takeFailure(file: string): string | undefined {
  const mark = markOf(file);
  if (!existsSync(mark)) return undefined;
  const message = readFileSync(mark, 'utf8');
  rmSync(mark, { force: true });
  return message;
}

function markOf(file: string): string {
  return `${file}.rebuild-failed`;
}
