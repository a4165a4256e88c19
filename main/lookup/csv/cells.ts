/** The cells of a line, or how far it can be read where its quotes do not fit. */
export type Cells =
  | { readonly kind: 'whole'; readonly cells: readonly string[] }
  /** A quoted cell is open at the end of the text: it may go on with the next line. */
  | { readonly kind: 'open'; readonly cells: readonly string[] }
  /** A quote closes, and neither a delimiter nor the end follows. */
  | { readonly kind: 'broken'; readonly cells: readonly string[] };

/**
 * Cuts a text into its cells. A quote opens a cell at its beginning only; anywhere else in a bare cell it is a character like
 * any other. Of what cannot be read the cells before it are given.
 */
export function cutCells(text: string, delimiter: string): Cells {
  if (!text.includes('"')) return { kind: 'whole', cells: text.split(delimiter) };
  const cells: string[] = [];
  for (let at = 0; ; ) {
    if (text[at] !== '"') {
      const end = text.indexOf(delimiter, at);
      cells.push(end < 0 ? text.slice(at) : text.slice(at, end));
      if (end < 0) return { kind: 'whole', cells };
      at = end + 1;
      continue;
    }
    const close = findClose(text, at + 1);
    if (close < 0) return { kind: 'open', cells };
    const value = text.slice(at + 1, close).replaceAll('""', '"');
    if (close + 1 === text.length) return { kind: 'whole', cells: [...cells, value] };
    if (text[close + 1] !== delimiter) return { kind: 'broken', cells };
    cells.push(value);
    at = close + 2;
  }
}

/** Where the quote stands that closes a cell; two in a row are one of its characters. */
function findClose(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return at;
  }
  return -1;
}
