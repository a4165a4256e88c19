import { readFileSync } from 'node:fs';

/** One idea a file: a source file longer than this has more than one. */
const longest = 300;

/** The source files that are too long, with their lengths. */
export function findLongFiles(files: readonly string[]): string[] {
  return files
    .map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }))
    .filter(({ lines }) => lines > longest)
    .map(({ file, lines }) => `${file} has ${lines} lines, more than ${longest}`);
}
