import { stringify } from 'csv-stringify/sync';

/** `;` stands between cells, as in the gateway's own exports (protocol.md §10.5). */
const asExported = {
  delimiter: ';',
  record_delimiter: 'windows',
  // What a spreadsheet would run as a formula gets an apostrophe before it: whoever buys chooses the name that stands there.
  escape_formulas: true,
  // Spaces at an end belong to the text: whoever reads the file again may take those of bare cells away.
  quoted_match: /^\s|\s$/,
} as const;

/** Lines of a CSV file. Numbers are handed in as such, and keep their sign. */
export function writeLines(lines: readonly (readonly (string | number)[])[]): string {
  return stringify(
    lines.map((cells) => [...cells]),
    asExported,
  );
}
