/** What a bench found: the numbers that its last line holds, in this order, and what a person reads. */
export interface BenchResult {
  readonly line: Readonly<Record<string, number | string | boolean | null>>;
  /** A table for people, row by row; the first one is its head. */
  readonly table: readonly (readonly string[])[];
  /** Sentences below it: what was counted, and what a number leaves out. */
  readonly notes: readonly string[];
}

/** What every bench is told. */
export interface BenchRun {
  readonly rows: number;
  /** Told how far it is. */
  readonly say: (line: string) => void;
  /** What each commit waits for on top, in milliseconds: the disk of a laptop; 0 for the machine's own. */
  readonly slowSync: number;
}

/** The table as text, its columns below each other. */
export function layOut(table: BenchResult['table']): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((cells) => (cells[column] ?? '').length)));
  return table
    .map((cells) =>
      cells
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** A table of a line's own fields, where there is nothing more to tell. */
export function tabulate(line: BenchResult['line']): BenchResult['table'] {
  return [
    ['what', 'measured'],
    ...Object.entries(line).map(([name, value]) => [name, String(value ?? 'not measured')]),
  ];
}
