import { compareRow, type Difference, type SaidRow } from '../../domain/difference.ts';
import type { Transaction } from '../../domain/transaction.ts';
import type { Imports } from '../../ports/imports.ts';
import { unpackRows } from '../../ports/packed-rows.ts';
import type { ToldRow } from '../../ports/told-row.ts';
import type { RejectedRow } from '../export-csv.ts';
import type { FileReader, ReadOrder } from '../read-file.ts';

/** A row of the file beside what is known of it. */
export interface ComparedRow {
  readonly told: ToldRow;
  readonly known: Transaction | null;
}

/** What taking a file would make of the ledger, counted, with the first of each kind. */
export interface Comparison {
  readonly rows: number;
  readonly counts: Readonly<Record<Difference, number>>;
  readonly changed: readonly ComparedRow[];
  readonly contradicting: readonly ComparedRow[];
  /** Rows that cannot be read. */
  readonly unreadable: number;
  /** Rows of an account that nobody here knows. */
  readonly strange: number;
  readonly rejected: readonly RejectedRow[];
}

/** So many of each kind are shown. */
const shown = 5;

/** The course of a long reading: who hears how far it is, and what stops it. */
export interface Reading {
  readonly onRows: (rows: number) => void;
  readonly signal: AbortSignal;
}

/** Reads a whole file against the ledger and writes nothing: one look-up by its key for each row. Undefined once it was stopped. */
export async function compareFile(
  imports: Pick<Imports, 'findKnown'>,
  reader: Pick<FileReader, 'read'>,
  order: ReadOrder,
  { onRows, signal }: Reading,
): Promise<Comparison | undefined> {
  const counts: Record<Difference, number> = { new: 0, same: 0, changed: 0, contradicting: 0 };
  const first: Record<'changed' | 'contradicting', ComparedRow[]> = { changed: [], contradicting: [] };
  const rejected: RejectedRow[] = [];
  let [rows, unreadable, strange] = [0, 0, 0];
  for await (const piece of reader.read(order)) {
    const told = unpackRows(piece.rows);
    const known = await imports.findKnown(told.map(({ transaction }) => transaction));
    for (const [index, row] of told.entries()) {
      const present = known[index] ?? null;
      const difference = compareRow(toSaid(row), present);
      counts[difference] += 1;
      if ((difference === 'changed' || difference === 'contradicting') && first[difference].length < shown) {
        first[difference].push({ told: row, known: present });
      }
    }
    const strangers = piece.rejected.filter(({ problem }) => problem === 'unknownAccount').length;
    strange += strangers;
    unreadable += piece.rejected.length - strangers;
    rejected.push(...piece.rejected.slice(0, shown - rejected.length));
    rows += told.length + piece.rejected.length;
    onRows(rows);
    if (signal.aborted) return undefined;
  }
  return { rows, counts, ...first, unreadable, strange, rejected };
}

function toSaid({ transaction, person }: ToldRow): SaidRow {
  const { amountMinor, currency, currencyTold = true, operation, execcode, happenedAt } = transaction;
  const { chargedBack, voidedBy, referenceId, orderId, card, schedule, alias, extraData, further } = transaction;
  return {
    operation,
    amount: { minor: amountMinor, currency },
    currencyTold,
    execcode,
    happenedAt,
    chargedBack,
    voidedBy,
    referenceId,
    texts: { orderId, card, schedule, alias, extraData, ...further, ...person },
  };
}
