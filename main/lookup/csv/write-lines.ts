import { stringify } from 'csv-stringify/sync';
import { disarm } from './formula.ts';

/** `;` stands between cells, as in the gateway's own exports (protocol.md §10.5). */
const asExported = {
  delimiter: ';',
  record_delimiter: 'windows',
  // Spaces at an end belong to the text: whoever reads the file again may take those of bare cells away.
  quoted_match: /^\s|\s$/,
} as const;

/** Lines of a CSV file. Numbers are handed in as such, and keep their sign. */
export function writeLines(lines: readonly (readonly (string | number)[])[]): string {
  return stringify(
    lines.map((cells) => cells.map((cell) => (typeof cell === 'string' ? disarm(cell) : cell))),
    asExported,
  );
}
