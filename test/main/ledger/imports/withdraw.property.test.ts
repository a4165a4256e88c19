import fc from 'fast-check';
import { v7 as createId } from 'uuid';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { WritableDatabase } from '../../../../main/ledger/database/open.ts';
import { rebuildProjections } from '../../../../main/ledger/projections/rebuild.ts';
import { beginImport, withdrawImport } from '../../../../main/ledger/writing/imports.ts';
import { recordImport, recordRows } from '../../../../main/ledger/writing/intake.ts';
import { beginWriting } from '../../../../main/ledger/writing/writing.ts';
import type { ToldRow } from '../../../../main/ports/told-row.ts';
import { openSqliteCore } from '../../ports/sqlite-core.ts';
import { noon, row } from '../samples.ts';

const someRow: fc.Arbitrary<ToldRow> = fc
  .record({
    transactionId: fc.constantFrom('T0', 'T1', 'T2', 'T3', 'T4'),
    operation: fc.constantFrom('payment', 'payment', 'authorization', 'capture', 'refund', 'void'),
    orderId: fc.constantFrom('W-1', 'W-1', 'W-2'),
    amountMinor: fc.constantFrom(100, 10_000),
    referenceId: fc.constantFrom(null, 'T0', 'T1', 'T2'),
    voidedBy: fc.constantFrom(null, null, 'T3', ''),
    execcode: fc.constantFrom('0000', '0000', '0003', '4001'),
    currencyTold: fc.constantFrom(true, true, false),
    happenedAt: fc.constantFrom(noon, noon + 1_000),
  } as const)
  .map(({ referenceId, ...seen }) =>
    row({ ...seen, referenceId: referenceId === seen.transactionId ? null : referenceId }),
  );

const unread = {
  accountId: 'SHOP',
  transactionId: 'T1',
  referenceId: null,
  orderId: 'W-1',
  operation: 'refund',
  column: 'EXECCODE',
  problem: 'absent',
} as const;

interface Piece {
  readonly of: 'A' | 'B';
  readonly rows: readonly ToldRow[];
  readonly withUnread: boolean;
}

const somePieces = fc.array(
  fc.record({
    of: fc.constantFrom('A', 'B'),
    rows: fc.array(someRow, { minLength: 1, maxLength: 4 }),
    withUnread: fc.boolean(),
  } as const),
  { minLength: 1, maxLength: 6 },
);

/** Two imports whose pieces come in turns, each with its own end. */
function take(database: WritableDatabase, pieces: readonly Piece[]): Readonly<Record<'A' | 'B', string>> {
  const ids = { A: createId(), B: createId() };
  const writing = () => beginWriting(database);
  const at = (time: number) => ({ actor: 'a.clerk', at: time });
  for (const [name, importId] of Object.entries(ids)) {
    if (pieces.some(({ of }) => of === name)) beginImport(writing(), { ...named, importId }, at(noon));
  }
  for (const [index, { of, rows, withUnread }] of pieces.entries()) {
    const piece = { rows, source: 'import', ...(withUnread && { unread: [unread] }) } as const;
    recordRows(writing(), ids[of], piece, at(noon + index));
  }
  for (const [name, importId] of Object.entries(ids)) {
    if (pieces.some(({ of }) => of === name)) recordImport(writing(), importId, 'file', at(noon + 100));
  }
  return ids;
}

const rules = { accountId: null, amounts: null, zone: 'UTC', delimiter: null, encoding: null };
const named = { source: 'export.csv', fileDigest: '0'.repeat(64), reader: 'test', rules } as const;

/** Every row of the projections that an import makes, but for the numbers of its lines. */
function dump(database: WritableDatabase) {
  return {
    transactions: database.prepare('SELECT * FROM transactions ORDER BY position').all(),
    unread: database.prepare('SELECT * FROM unread_rows ORDER BY content').all(),
    imports: database.prepare('SELECT recorded_at FROM imports ORDER BY sequence').all(),
  };
}

describe('withdrawing an import', () => {
  it('leaves the ledger as if it had never come, whatever came before, between and after', { timeout: 600_000 }, () => {
    const [core, other] = [openSqliteCore(), openSqliteCore()];
    onTestFinished(() => [core, other].forEach((one) => void one.close()));
    fc.assert(
      fc.property(somePieces, (pieces) => {
        for (const { renew } of [core, other]) renew();
        const { B } = take(core.database, pieces);
        const times = pieces.map((piece, index) => ({ piece, index }));
        // The same pieces of A at the same times, and nothing of B.
        takeAt(
          other.database,
          times.filter(({ piece }) => piece.of === 'A'),
        );
        const hasB = pieces.some(({ of }) => of === 'B');
        expect(withdrawImport(beginWriting(core.database), B, { actor: 'a.clerk', at: noon + 200 }).kind).toBe(
          hasB ? 'withdrawn' : 'unknown',
        );
        // What a chain stands at is written once for a whole transaction of the writer's: both are made anew here.
        for (const { database } of [core, other]) rebuildProjections(database);
        expect(dump(core.database)).toEqual(dump(other.database));
      }),
      { numRuns: 40 },
    );
  });
});

function takeAt(
  database: WritableDatabase,
  pieces: readonly { readonly piece: Piece; readonly index: number }[],
): void {
  const importId = createId();
  const writing = () => beginWriting(database);
  for (const { piece, index } of pieces) {
    const given = { rows: piece.rows, source: 'import', ...(piece.withUnread && { unread: [unread] }) } as const;
    recordRows(writing(), importId, given, { actor: 'a.clerk', at: noon + index });
  }
  if (pieces.length > 0) recordImport(writing(), importId, 'file', { actor: 'a.clerk', at: noon + 100 });
}
