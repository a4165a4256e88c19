import { posix } from 'node:path';
import type { Citation } from './citation.ts';
import { readText } from './repository.ts';

/** Everything that can be cited. */
export interface Library {
  readonly holds: (citation: Citation) => boolean;
}

export function openLibrary(files: readonly string[]): Library {
  const pages = new Map(files.flatMap(readPage));
  const sections = readSections(readText('docs/protocol.md'));
  const { rows, chapters, words } = readRules(readText('docs/rules.md'));
  const paths = new Set([...files, ...files.flatMap(foldersOf)]);

  /** A citation of an empty line points beside what it means. */
  const isText = (page: string, line: number) => (pages.get(page)?.[line - 1] ?? '').trim() !== '';

  const hasPath = (path: string, folder: string) => {
    if (paths.has(path) || paths.has(posix.join(folder, path))) return true;
    // A path that begins at the root is meant to be whole: `main/x.test.ts` is not `test/main/x.test.ts`.
    const isFromRoot = paths.has(path.slice(0, path.indexOf('/') + 1));
    return !isFromRoot && [...paths].some((known) => known.endsWith(`/${path}`));
  };

  const holds = (citation: Citation): boolean => {
    switch (citation.kind) {
      case 'lines': {
        const { page, first, last } = citation;
        return first <= last && isText(page, first) && isText(page, last);
      }
      case 'section':
        return sections.has(citation.section);
      case 'row':
        return rows.has(citation.row);
      case 'chapter':
        return chapters.has(citation.letter);
      case 'word':
        return words.has(citation.word);
      case 'path':
        return hasPath(citation.path, citation.folder);
      case 'link':
        return paths.has(citation.path) || paths.has(`${citation.path}/`);
    }
  };
  return { holds };
}

/** `docs/seeds/003_….txt` is S3. */
function readPage(file: string): readonly (readonly [page: string, lines: readonly string[]])[] {
  const number = /^docs\/seeds\/(\d+)_\w+\.txt$/.exec(file)?.[1];
  return number === undefined ? [] : [[`S${Number(number)}`, readText(file).split('\n')]];
}

/** Headings are `## 14. …` and `### 10.1 …`; the points of a section begin with their number: `14.8` is its eighth. */
function readSections(text: string): ReadonlySet<string> {
  const sections = new Set<string>();
  let section = '';
  for (const line of text.split('\n')) {
    const heading = /^#{2,3} (\d+(?:\.\d+)?)\.? /.exec(line)?.[1];
    const point = /^(\d+)\. /.exec(line)?.[1];
    section = heading ?? section;
    if (heading !== undefined) sections.add(heading);
    else if (point !== undefined) sections.add(`${section}.${point}`);
  }
  return sections;
}

/** Rows are `| D26 | …`; the words stand above them, in a paragraph that begins `Words.`, as `*Live*`. */
function readRules(text: string) {
  const rows = [...text.matchAll(/^\| ([A-Z]\d+) \|/gm)].map(([, row = '']) => row);
  const words = [...text.matchAll(/^([A-Z][a-z]+)\. |\*([A-Z][a-z]+)\*/gm)].map(([, lead, term]) => lead ?? term);
  return { rows: new Set(rows), chapters: new Set(rows.map((row) => row.charAt(0))), words: new Set(words) };
}

/** `main/` and `main/desk/` of `main/desk/desk.ts`. */
function foldersOf(file: string): readonly string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, at) => `${parts.slice(0, at + 1).join('/')}/`);
}
