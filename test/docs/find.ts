import { posix } from 'node:path';
import type { Citation, Found } from './citation.ts';
import { proseOf } from './prose.ts';

/** A way to cite: what it looks like, and what it names. `folder` is that of the text. */
interface Pattern {
  readonly form: RegExp;
  readonly read: (parts: Readonly<Record<string, string | undefined>>, folder: string) => readonly Citation[];
}

/** Stand in tables of ours and in names of tests as well as in comments, and look like nothing else. */
const anywhere: readonly Pattern[] = [
  {
    form: /\b(?<page>S[034]):(?<lines>\d+(?:[–-]\d+)?(?:, \d+(?:[–-]\d+)?)*)/g,
    read: ({ page = '', lines = '' }) => lines.split(', ').map((range) => linesOf(page, range)),
  },
  {
    form: /§(?<first>\d+(?:\.\d+)?)(?:[–-](?<last>\d+(?:\.\d+)?))?/g,
    read: ({ first, last }) => [first, last].flatMap(sectionOf),
  },
  { form: /(?<![\w.])P ?(?<section>\d{1,2}(?:\.\d{1,2})?)(?![\w.]*\w)/g, read: ({ section }) => sectionOf(section) },
  {
    form: /rules\.md (?<first>[A-Z])[–-](?<last>[A-Z])\b/g,
    read: ({ first = '', last = '' }) => [first, last].map((letter) => ({ kind: 'chapter', letter })),
  },
  { form: /rules\.md, ["“]?(?<word>[A-Z][a-z]+)/g, read: ({ word = '' }) => [{ kind: 'word', word }] },
  { form: /rules\.md (?<row>[A-Z]\d+)\b/g, read: ({ row = '' }) => [{ kind: 'row', row }] },
];

/** Would be mistaken in code: a row alone looks like many a value, a path like an import. */
const inProse: readonly Pattern[] = [
  {
    form: /(?<!rules\.md |[\w.’+…-])(?<row>[A-I][1-9]\d?)(?![\w.]*\w|['’])/g,
    read: ({ row = '' }) => [{ kind: 'row', row }],
  },
  {
    form: /(?<!\]\(|[\w*./:$}@-])(?<path>\w[\w./-]*\.(?:tsx?|mjs|md))(?![\w/]|\.\w)/g,
    read: ({ path = '' }, folder) => [{ kind: 'path', path, folder }],
  },
  {
    form: /[`(](?<path>[a-z][\w-]*(?:\/[\w.-]+)+\.(?:json|txt|js)|[\w-]+(?:\/[\w-]+)+\/)[`)]/g,
    read: ({ path = '' }, folder) => [{ kind: 'path', path, folder }],
  },
];

const inPapers: readonly Pattern[] = [
  {
    form: /\]\((?!\w+:|#)(?<path>[^)\s#]+)/g,
    read: ({ path = '' }, folder) => [{ kind: 'link', path: posix.join(folder, path).replace(/\/$/, '') }],
  },
];

/** Every citation of a text, in the order of its lines. `file` is its path from the root. */
export function findCitations(file: string, text: string): readonly Found[] {
  const lines = text.split('\n');
  const isPaper = file.endsWith('.md');
  const prose = isPaper ? lines : proseOf(lines);
  const find = (line: string, at: number, patterns: readonly Pattern[]) =>
    patterns.flatMap(({ form, read }) =>
      [...line.matchAll(form)].flatMap((match) =>
        read(match.groups ?? {}, posix.dirname(file)).map((citation) => ({ line: at + 1, text: match[0], citation })),
      ),
    );
  return lines.flatMap((line, at) => [
    ...find(line, at, anywhere),
    ...find(prose[at] ?? '', at, inProse),
    ...find(isPaper ? line : '', at, inPapers),
  ]);
}

function linesOf(page: string, range: string): Citation {
  const [first = 0, last = first] = range.split(/[–-]/).map(Number);
  return { kind: 'lines', page, first, last };
}

function sectionOf(section: string | undefined): readonly Citation[] {
  return section === undefined ? [] : [{ kind: 'section', section }];
}
