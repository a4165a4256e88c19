import type { ReadableDatabase } from '../database/open.ts';
import type { StoredTransaction } from '../queries/rows.ts';
import type { Effort } from './asking.ts';

/** From where on rows are read, which way, and how many: older ones newest first, newer ones oldest first. */
export interface Course {
  readonly way: Way;
  /** The position that is left behind; not read itself. */
  readonly from: bigint;
  /** The last position that is read. */
  readonly end: bigint;
  readonly limit: number;
  readonly effort: Effort;
}

export type Way = 'older' | 'newer';

/** Both ways as SQL has them. */
export const ways = {
  older: { beyond: '<', upTo: '>=', order: 'DESC' },
  newer: { beyond: '>', upTo: '<=', order: 'ASC' },
} as const satisfies Record<Way, unknown>;

/** Behind every position: the largest whole number of SQLite's. */
export const afterAll: bigint = 2n ** 63n - 1n;

/** What a source gave on a course. */
export interface Reading {
  /** At most as many as the course asks for, in its order. */
  readonly rows: readonly StoredTransaction[];
  /** Everything up to this position was searched, and what lies beyond was not; null when nothing is left out. */
  readonly searchedTo: number | null;
  /** How many rows were looked at for it. */
  readonly visited: number;
}

/** Rows of one kind, to be read in the order of their positions: by an id, an amount, the words of a text. */
export interface Source {
  read(database: ReadableDatabase, course: Course): Reading;
  /** How many there are; what one page told may spare the counting. */
  count(database: ReadableDatabase, counting: Counting, page: Reading): Counted;
}

/** From one position to before another. */
export interface Bounds {
  readonly from: bigint;
  readonly until: bigint;
}

/** How far rows are counted. */
export interface Counting {
  /** So few are named one by one, so that what several sources give is counted once. */
  readonly few: number;
  /** Counting more than this many would cost more than it tells. */
  readonly most: number;
  /** Where nothing beyond is asked for: what lies there is no part of the list. */
  readonly within?: Bounds;
}

/** All places of a list. */
export const everywhere: Bounds = { from: -1n, until: afterAll };

/** Where rows are counted, to be named in a statement: FTS5 and the indexes seek there. */
export function placesOf({ within = everywhere }: Counting): { readonly first: bigint; readonly behind: bigint } {
  return { first: within.from, behind: within.until };
}

/** The rows of a source where they are few, by their positions; else their number, and how it is known. */
export type Counted =
  | { readonly kind: 'few'; readonly positions: readonly number[] }
  /** `index`: by an index, which may count rows that do not hold what is sought. `estimate`: a page stands for all. */
  | { readonly kind: 'many'; readonly rows: number; readonly by: 'rows' | 'index' | 'estimate' };

/** One row more than few, and than most: so many say that there are more. */
export function limitsOf({ few, most }: Counting): { readonly beyondFew: bigint; readonly limit: bigint } {
  return { beyondFew: BigInt(few) + 1n, limit: BigInt(most) + 1n };
}

/** Bound as whole numbers: better-sqlite3 binds every other number as REAL, and FTS5 then ignores a range of rows. */
export function boundsOf({ from, end, limit }: Course): Readonly<Record<'from' | 'end' | 'limit', bigint>> {
  return { from, end, limit: BigInt(limit) };
}

/** The last position of a way: before all, or behind all. */
export function endOf(way: Way): bigint {
  return way === 'older' ? -1n : afterAll;
}

/** Of so many rows about as many hold what is sought as of those that were looked at. */
export function estimate(all: number, found: number, visited: number): number {
  return visited === 0 ? all : Math.ceil((all * found) / visited);
}

/** When what stands at a position happened, in milliseconds UTC, to the second. */
export function timeOf(position: number): number {
  return Math.floor(position / 2 ** 20) * 1000;
}
