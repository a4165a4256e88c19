import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import type { LookedThrough } from './find-backups.ts';
import { type Identity, isWordedFor } from './sought.ts';

/** Folders of the data folder in which the console puts files that a person asked for, where nobody is asked for a place. */
export const writtenFolders = ['letters', 'lists', 'pages'] as const;
export type WrittenFolder = (typeof writtenFolders)[number];

/** So many bytes of a file are in memory at once, and the line that they end in. */
const pieceSize = 2 ** 20;

/**
 * Every letter, saved list and page that names a person, or that cannot be read; none of them is changed, since it may have to be kept
 * for other reasons. They stand in the data folder, beside the folder of each ledger.
 */
export function findWrittenWith(file: string, identity: Identity): LookedThrough[] {
  const dataFolder = dirname(dirname(file));
  return writtenFolders
    .map((name) => ({ name, folder: join(dataFolder, name) }))
    .filter(({ folder }) => existsSync(folder))
    .flatMap(({ name, folder }) =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(folder, entry.name))
        .toSorted()
        .flatMap((written) => lookThrough(written, name, identity) ?? []),
    );
}

function lookThrough(file: string, what: WrittenFolder, identity: Identity): LookedThrough | undefined {
  try {
    for (const line of readLines(file)) {
      if (isWordedFor(identity, what === 'pages' ? showSigns(line) : line))
        return { kind: 'holds', file, places: [what] };
    }
    return undefined;
  } catch (failure) {
    return { kind: 'unreadable', file, reason: failure instanceof Error ? failure.message : String(failure) };
  }
}

/** A page has signs that mean something in HTML, such as an apostrophe, by their numbers (main/pages/holder-form.ts). */
function showSigns(line: string): string {
  return line.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

function* readLines(file: string): Generator<string> {
  const descriptor = openSync(file, 'r');
  try {
    const [bytes, decoder] = [Buffer.alloc(pieceSize), new StringDecoder('utf8')];
    let begun = '';
    for (;;) {
      const read = readSync(descriptor, bytes);
      if (read === 0) break;
      const lines = (begun + decoder.write(bytes.subarray(0, read))).split('\n');
      begun = lines.pop() ?? '';
      yield* lines;
    }
    yield begun + decoder.end();
  } finally {
    closeSync(descriptor);
  }
}
