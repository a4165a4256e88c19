/** What is in sight of rows of one height, in pixels. */
export interface View {
  readonly scrollTop: number;
  readonly height: number;
  readonly rowHeight: number;
}

/**
 * Where to scroll to so that the row at a place of the list is in sight whole, and no further than needed. Said at once and
 * once: what goes on leading to a row by its number among the loaded ones arrives at another when a page comes above them.
 */
export function bringInSight(place: number, { scrollTop, height, rowHeight }: View): number {
  const top = place * rowHeight;
  return Math.min(top, Math.max(scrollTop, top + rowHeight - height));
}
