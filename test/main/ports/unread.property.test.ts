import fc from 'fast-check';
import { v7 as createId } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import type { UnreadRow } from '../../../main/domain/unread.ts';
import { rebuildProjections } from '../../../main/ledger/projections/rebuild.ts';
import type { ToldRow } from '../../../main/ports/told-row.ts';
import { row, stamp } from '../ledger/samples.ts';
import { playOnBoth } from './both-cores.ts';
import { createMemoryCore } from './memory-ledger.ts';
import { openSqliteCore } from './sqlite-core.ts';

interface Heard {
  readonly at: number;
  readonly source: 'import' | 'lookup' | 'notification';
  readonly told: ToldRow | UnreadRow;
}

const ids = ['A1', 'A2', 'R1', 'R2'] as const;
const orders = ['W-1', 'W-2'] as const;
const source = fc.constantFrom('import', 'lookup', 'notification' as const);
const at = fc.constantFrom(0, 1, 2).map((later) => stamp.at + later);

const toldRow = fc
  .record({
    transactionId: fc.constantFrom(...ids),
    orderId: fc.constantFrom(...orders),
    refers: fc.constantFrom('A1', 'A2', null),
  })
  .map(({ transactionId, orderId, refers }) =>
    transactionId.startsWith('A')
      ? row({ transactionId, orderId })
      : row({ transactionId, orderId, operation: 'refund', referenceId: refers, amountMinor: 1_000 }),
  );

const unreadRow: fc.Arbitrary<UnreadRow> = fc.record({
  accountId: fc.constant('SHOP'),
  transactionId: fc.constantFrom(...ids, null),
  orderId: fc.constantFrom(...orders, ''),
  referenceId: fc.constantFrom('A1', 'A2', null),
  operation: fc.constantFrom('payment', 'refund', null),
  column: fc.constantFrom('EXECCODE', 'AMOUNT'),
  problem: fc.constantFrom('absent', 'malformed'),
});

const heard: fc.Arbitrary<Heard> = fc.record({ at, source, told: fc.oneof(toldRow, unreadRow) });

function pieceOf({ told, source: from }: Heard) {
  return 'transaction' in told ? { rows: [told], source: from } : { rows: [], unread: [told], source: from };
}

it('rows that could not be read stand the same in both bodies, in whatever order they came, and after a rebuild', {
  timeout: 600_000,
}, () => {
  const sqlite = openSqliteCore();
  onTestFinished(() => sqlite.close());
  const { database } = sqlite;
  let stood = 0;
  fc.assert(
    fc.property(fc.array(heard, { minLength: 1, maxLength: 10 }), fc.infiniteStream(fc.nat()), (all, dice) => {
      const inOrder = (list: readonly Heard[]) => {
        sqlite.renew();
        const both = playOnBoth(createMemoryCore(), sqlite);
        for (const one of list) {
          const importId = createId();
          both.intake.recordRows(importId, pieceOf(one), { ...stamp, at: one.at });
          both.intake.recordImport(importId, 'test', { ...stamp, at: one.at });
        }
        return ids.map((id) => both.views.findChain('SHOP', id)?.unread ?? null);
      };
      const shuffled = all.map((one) => [dice.next().value, one] as const).toSorted(([one], [other]) => one - other);
      const standing = inOrder(all);
      expect(inOrder(shuffled.map(([, one]) => one))).toEqual(standing);
      expect(inOrder([...all, ...all])).toEqual(standing);
      stood += standing.some((unread) => (unread ?? []).length > 0) ? 1 : 0;
      const before = database.prepare('SELECT * FROM unread_rows ORDER BY account_id, content').all();
      rebuildProjections(database);
      expect(database.prepare('SELECT * FROM unread_rows ORDER BY account_id, content').all()).toEqual(before);
    }),
    { numRuns: 60 },
  );
  expect(stood).toBeGreaterThan(10);
});
