/** Digits in a row, and where they stand in a text. */
export interface DigitGroup {
  readonly digits: string;
  readonly start: number;
  /** The place behind them. */
  readonly end: number;
  /** Whether exactly one blank, point or dash parts them from the group before: so people write one number. */
  readonly isClose: boolean;
}

/** Digits in a row; a number that was cut to its first six and last four digits is nothing that could be part of another. */
const rows = /(?<!\d)\d{6}…\d{4}(?!\d)|\d+/g;

/** One mark by which people part the groups of a number. */
const closeMark = /^[ .\-\u00a0]$/;

/** Up to three: blanks and dashes of any kind, points, slashes, underlines, and signs that nobody sees. A new line parts numbers. */
const marks = /^[\p{Zs}\p{Pd}\p{Cf}\t./_\u2212]{1,3}$/u;

/** The digits of a text, in runs of groups between which nothing but a few marks stands. */
export function readDigitRuns(text: string): readonly (readonly DigitGroup[])[] {
  const runs: DigitGroup[][] = [];
  let run: DigitGroup[] = [];
  let last = 0;
  for (const { 0: digits, index: start } of text.matchAll(rows)) {
    // Two groups never touch. Of a longer text between them nothing needs to be read.
    const between = start - last > 3 ? '' : text.slice(last, start);
    const end = start + digits.length;
    last = end;
    const isCut = digits.includes('…');
    if (isCut || !marks.test(between)) {
      runs.push(run);
      run = [];
    }
    if (!isCut) run.push({ digits, start, end, isClose: run.length > 0 && closeMark.test(between) });
  }
  return [...runs, run];
}
