import { type ColumnWidths, type ListColumn, listColumn } from '../../../contract/index.ts';

/** Pixels that a column needs to say something. Where the list is narrow, a column that was made wider shrinks to that. */
const least: Readonly<Record<ListColumn, number>> = {
  happenedAt: 132,
  operation: 96,
  orderId: 72,
  client: 80,
  transactionId: 96,
  amount: 108,
  state: 132,
};
const most = 640;

/** A width that a column can have, in whole pixels. */
export function boundWidth(column: ListColumn, width: number): number {
  return Math.round(Math.min(most, Math.max(least[column], width)));
}

/** How narrow and how wide a column can be, in pixels. */
export function widthLimits(column: ListColumn): { readonly least: number; readonly most: number } {
  return { least: least[column], most };
}

/** So many pixels wider or narrower with each press of a key or a button. */
export const widthStep = 16;

/** What a key on its edge makes of a column; undefined for one that is no business of the edge. */
export function widthByKey(column: ListColumn, width: number, key: string): number | undefined {
  switch (key) {
    case 'ArrowLeft':
      return boundWidth(column, width - widthStep);
    case 'ArrowRight':
      return boundWidth(column, width + widthStep);
    case 'Home':
      return least[column];
    case 'End':
      return most;
    default:
      return undefined;
  }
}

/** The widths without one: that column is as wide as usual again. */
export function forgetWidth(widths: ColumnWidths, column: ListColumn): ColumnWidths {
  return Object.fromEntries(Object.entries(widths).filter(([name]) => name !== column));
}

/** The name of what makes a column as wide as it was chosen, for the style sheet. */
export function trackName(column: ListColumn): `--chosen-${ListColumn}` {
  return `--chosen-${column}`;
}

/** A column as wide as was chosen where there is room: it never pushes another one out of sight. */
export function trackOf(column: ListColumn, width: number): string {
  return `minmax(${least[column]}px, ${boundWidth(column, width)}px)`;
}

/** The chosen widths, for the style of the list. */
export function widthStyle(widths: ColumnWidths): Record<string, string> {
  return Object.fromEntries(
    listColumn.options.flatMap((column) => {
      const width = widths[column];
      return width === undefined ? [] : [[trackName(column), trackOf(column, width)]];
    }),
  );
}

/** How wide the columns of a row are, from its box on: each by a value of the style sheet, which a hidden one has not. */
export function templateOf(columns: readonly string[]): string {
  return ['32px', ...columns.map((column) => `var(--column-${column},)`)].join(' ');
}
