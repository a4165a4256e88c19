import { describe, expect, it } from 'vitest';
import type { Citation } from './citation.ts';
import { findCitations } from './find.ts';
import { openLibrary } from './library.ts';
import { listFiles, readText } from './repository.ts';

const files = listFiles();
const library = openLibrary(files);

/** Sources and papers of ours; here alone stand citations that lead nowhere. */
const readers = files.filter((file) => /\.(?:tsx?|mjs|js|css|md)$/.test(file) && !file.startsWith('test/docs/'));
const found = readers.flatMap((file) => findCitations(file, readText(file)).map((one) => ({ file, ...one })));

/** `main/desk/desk.ts:12 cites rules.md D99`, for everything that leads nowhere. */
function findBroken(file: string, text: string): readonly string[] {
  return findCitations(file, text)
    .filter(({ citation }) => !library.holds(citation))
    .map(({ line, text: written }) => `${file}:${line} cites ${written}`);
}

describe('what the code cites', () => {
  it('is in the repository', () => {
    expect(readers.flatMap((file) => findBroken(file, readText(file)))).toEqual([]);
  });

  it('was really looked at: more than 1000 citations', () => {
    expect(found.length).toBeGreaterThan(1000);
  });

  it.each<readonly [Citation['kind'], number]>([
    ['lines', 150],
    ['section', 150],
    ['row', 250],
    ['path', 150],
    ['link', 50],
    ['word', 3],
    ['chapter', 2],
  ])('was really looked at: %s, more than %i', (kind, least) => {
    expect(found.filter(({ citation }) => citation.kind === kind).length).toBeGreaterThan(least);
  });

  it('was looked at in every room of the house', () => {
    const rooms = new Set(found.map(({ file }) => file.slice(0, file.indexOf('/') + 1)));
    const expected = ['contract/', 'docs/', 'main/', 'protocol/', 'renderer/', 'sandbox/', 'scripts/', 'test/'];
    expect([...rooms]).toEqual(expect.arrayContaining(expected));
  });
});

describe('a citation that leads nowhere is named with its file and line:', () => {
  it.each([
    ['a line behind the end of a page', '/** Once (S3:25–9000). */', 'S3:25–9000'],
    ['a line that is empty', '/** Once (S3:26). */', 'S3:26'],
    ['the second of two ranges', '/** Once (S4:247–311, 403–9000). */', 'S4:247–311, 403–9000'],
    ['lines in a table of ours', "  AMOUNT: parameter('integer', amount(), 'S4:9000'),", 'S4:9000'],
    ['a section', '/** So it is said (protocol.md §15.1). */', '§15.1'],
    ['a point of a section', '/** So it is said (protocol.md §14.99). */', '§14.99'],
    ['a section in a name of a test', "  it('P 15.1 answers at once', async () => {", 'P 15.1'],
    ['a row', '/** Refused (rules.md D99). */', 'rules.md D99'],
    ['a row under another letter', '/** Refused (rules.md C26). */', 'rules.md C26'],
    ['the second of two rows', '/** Refused (rules.md D26, D99). */', 'D99'],
    ['the end of a range of rows', '/** Refused (rules.md E31–E99). */', 'E99'],
    ['a row in a name of a test', "  it('D99 refuses', async () => {", 'D99'],
    ['a chapter of the rule book', '/** Judged by rules.md C–Z. */', 'rules.md C–Z'],
    ['a word of the rule book', '/** What that means (rules.md, "Lively"). */', 'rules.md, "Lively'],
    ['a paper', '/** Eight weeks (plans.md, SDD). */', 'plans.md'],
    ['a file by its path', ' // It settles there (main/desk/nowhere.ts).', 'main/desk/nowhere.ts'],
    ['a file by its name', '/** Walked in order (see nowhere.ts). */', 'nowhere.ts'],
    ['a file that stands elsewhere', '/** See main/desk/refund.test.ts. */', 'main/desk/refund.test.ts'],
  ])('%s', (_, line, written) => {
    expect(findBroken('main/made-up.ts', `// Our own.\n${line}\n`)).toEqual([`main/made-up.ts:2 cites ${written}`]);
  });

  it.each([
    ['a link', 'See [the rules](../docs/nowhere.md).', '](../docs/nowhere.md'],
    ['a folder', 'Rules stand in `main/nowhere/`.', '`main/nowhere/`'],
  ])('%s of a paper', (_, line, written) => {
    expect(findBroken('main/README.md', `${line}\n`)).toEqual([`main/README.md:1 cites ${written}`]);
  });

  it('and one that leads somewhere is not, over several lines as well', () => {
    const text = [
      '/**',
      ' * As S3:67–77, S4:247–311, 403–459 and protocol.md §10.2–10.4 say (rules.md C19, E34; E31–E35,',
      ' * D26; rules.md, "Live"); see desk/README.md, `test/docs/` and citations.test.ts.',
      ' */',
      "export const size = 'A99';",
    ];
    expect(findCitations('main/made-up.ts', text.join('\n'))).toHaveLength(17);
    expect(findBroken('main/made-up.ts', text.join('\n'))).toEqual([]);
  });
});
