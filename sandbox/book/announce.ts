import type { Row } from './row.ts';

/**
 * Hears of every row that came to be or got its final result, once per transaction and as it then stands (rules.md A2,
 * B15, G50, H54). Called inside that transaction: what it writes to the book is durable with the row, and what it throws
 * undoes the row.
 */
export type Announce = (row: Row) => void;
