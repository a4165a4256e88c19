import { toDecimal } from '../../../../protocol/money/index.ts';
import type { Dice } from '../../../faults/crash/chance.ts';
import { long } from './field-troubles.ts';

/** An export as it stands in a file. */
export interface Table {
  readonly header: readonly string[];
  readonly lines: readonly (readonly string[])[];
  readonly shape: 'older' | 'newer';
  /** Which lines end too early. */
  readonly cut: readonly number[];
  readonly decimals?: boolean;
}

/** Something that is wrong with a file, in words and in deed. */
export interface FileTrouble {
  readonly name: string;
  readonly change: (table: Table, dice: Dice) => Table;
}

function withoutColumn(name: string): FileTrouble {
  return {
    name: `(without the column ${name}) `,
    change: ({ header, lines, ...table }) => {
      const at = header.indexOf(name);
      return { ...table, header: header.toSpliced(at, 1), lines: lines.map((line) => line.toSpliced(at, 1)) };
    },
  };
}

/** One cell of one line. */
function inOneLine(name: string, column: string, value: (old: string) => string): FileTrouble {
  return {
    name: `(${name}) `,
    change: (table, dice) => {
      const [at, index] = [table.header.indexOf(column), dice.below(table.lines.length)];
      const lines = table.lines.map((line, place) => (place === index ? line.with(at, value(line[at] ?? '')) : line));
      return { ...table, lines };
    },
  };
}

export const fileTroubles: readonly FileTrouble[] = [
  withoutColumn('EXECCODE'),
  withoutColumn('CURRENCY'),
  withoutColumn('REFUNDED'),
  withoutColumn('VOIDED'),
  withoutColumn('VOIDEDBY'),
  withoutColumn('DATE'),
  inOneLine('an empty EXECCODE', 'EXECCODE', () => ''),
  inOneLine('an empty EXECCODE', 'EXECCODE', () => ''),
  inOneLine('a CARDFULLNAME of 300', 'CARDFULLNAME', () => long),
  inOneLine('an ALIAS of 41', 'ALIAS', () => 'a'.repeat(41)),
  inOneLine('an empty CURRENCY', 'CURRENCY', () => ''),
  inOneLine('an operation in capitals', 'OPERATIONTYPE', (old) => old.toUpperCase()),
  inOneLine('a date with a T', 'DATE', (old) => old.replace(' ', 'T')),
  {
    name: '(a row cut short) ',
    change: (table, dice) => {
      const index = dice.below(table.lines.length);
      const ordered = dice.happens(0.5) ? table : beginWith(table, 'IDENTIFIER');
      const lines = ordered.lines.map((line, place) => (place === index ? cutShort(line, dice) : line));
      return { ...ordered, lines, cut: [index] };
    },
  },
  {
    name: '(column names without spaces) ',
    change: (table) => ({ ...table, header: table.header.map((name) => name.replaceAll(' ', '')) }),
  },
  { name: '(rows from the newest) ', change: (table) => ({ ...table, lines: table.lines.toReversed() }) },
  { name: '(each row twice) ', change: (table) => ({ ...table, lines: table.lines.flatMap((line) => [line, line]) }) },
  {
    name: '(older names, decimals) ',
    change: (table) => {
      const [amount, currency] = [table.header.indexOf('AMOUNT'), table.header.indexOf('CURRENCY')];
      if (table.shape === 'newer') return table;
      const lines = table.lines.map((line) =>
        line.with(amount, toDecimal({ minor: Number(line[amount]), currency: line[currency] ?? 'EUR' })),
      );
      return { ...table, lines, decimals: true };
    },
  },
];

/** The columns in another order: a merchant names them (protocol.md §10.6). */
function beginWith(table: Table, name: string): Table {
  const at = table.header.indexOf(name);
  const move = (line: readonly string[]) => [line[at] ?? '', ...line.toSpliced(at, 1)];
  return { ...table, header: move(table.header), lines: table.lines.map(move) };
}

/** Somewhere in the middle of a value. */
function cutShort(line: readonly string[], dice: Dice): readonly string[] {
  const length = 1 + dice.below(line.length - 1);
  const last = line[length - 1] ?? '';
  return [...line.slice(0, length - 1), last.slice(0, Math.ceil(last.length / 2))];
}
