import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Machine } from './machine.ts';
import type { BenchResult } from './result.ts';

/** One section of docs/bench.md: a command, what it printed, and where. */
export interface Measured {
  /** Such as `ledger --rows 1000000`; a section is known by it. */
  readonly command: string;
  readonly result: BenchResult;
  readonly machine: Machine;
}

const head = `# How fast it is

Each section was written by the command that it names, with \`--write\`, and nothing here was typed by hand. Ratios compare
with a baseline that was measured in turns with it, in the same run; times alone are of the machine that is named.
`;

/** Puts a section into the document's text, in the place of the one that the same command wrote before. */
export function writeSection(text: string, measured: Measured): string {
  const { command } = measured;
  const [begin, end] = [`<!-- begin ${command} -->`, `<!-- end ${command} -->`];
  const section = `${begin}\n${describe(measured)}${end}`;
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to === -1) return `${text.trimEnd()}\n\n${section}\n`;
  return `${text.slice(0, from)}${section}${text.slice(to + end.length)}`;
}

/** Writes the section into the document itself. */
export function documentBench(file: string, measured: Measured): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : head;
  writeFileSync(file, writeSection(text, measured));
}

function describe({ command, result, machine }: Measured): string {
  const { processor, cores, memoryGb, system, node, sqlite, date } = machine;
  const [titles = [], ...rows] = result.table;
  return [
    `## ${command}`,
    '',
    '```',
    `$ npm run bench -- ${command} --json`,
    JSON.stringify(result.line),
    '```',
    '',
    toRow(titles),
    toRow(titles.map(() => '---')),
    ...rows.map(toRow),
    '',
    ...result.notes.map((note) => `- ${note}`),
    `- ${date}, ${processor}, ${cores} cores, ${memoryGb} GB, ${system}, Node ${node}, SQLite ${sqlite}.`,
    '',
  ].join('\n');
}

function toRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
