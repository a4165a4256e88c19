/** What a spreadsheet would take for a formula, in the characters that some read alike. */
const formula = /^[=+\-@\t\r＝＋－＠]/;

/**
 * A cell of a CSV file. A text that a spreadsheet would run as a formula gets an apostrophe before it: whoever buys chooses the
 * name that stands there. Numbers are handed in as such, and keep their sign.
 */
export function writeCell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A line of a CSV file; `;` stands between cells, as in the gateway's own exports (protocol.md §10.5). */
export function writeLine(cells: readonly (string | number)[]): string {
  return `${cells.map(writeCell).join(';')}\r\n`;
}
