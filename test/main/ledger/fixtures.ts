import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';

const fixtures = new URL('./fixtures/', import.meta.url);

/** A copy of a frozen ledger in a folder of its own, which goes with the test unless told otherwise. */
export function thaw(
  version: number,
  onEnd: (remove: () => void) => void = onTestFinished,
): { readonly folder: string; readonly file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'be2bill-frozen-'));
  onEnd(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'ledger.sqlite');
  writeFileSync(file, gunzipSync(readFileSync(new URL(`version-${version}.sqlite.gz`, fixtures))));
  return { folder, file };
}

/** What the program that wrote a frozen ledger answered for it. */
export function readAnswers<Answers>(version: number): Answers {
  return JSON.parse(readFileSync(new URL(`version-${version}.json`, fixtures), 'utf8')) as Answers;
}
