import type { Row } from '../book/row.ts';

/**
 * The rows as the reporting tables know them: what was executed up to this instant (epoch milliseconds). A later void
 * has not arrived there, so its target still looks untouched (protocol.md §10.1).
 */
export function reportedBy(rows: readonly Row[], moment: number): readonly Row[] {
  const reported = rows.filter(({ at }) => at <= moment);
  const known = new Set(reported.map(({ sequence }) => sequence));
  return reported.map((row) => (row.voidedBy === null || known.has(row.voidedBy) ? row : { ...row, voidedBy: null }));
}
