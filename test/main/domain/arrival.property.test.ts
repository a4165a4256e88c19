import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Core } from '../ports/core.ts';
import { createMemoryCore } from '../ports/memory-ledger.ts';
import { storyNumbers } from './stories/arbitrary.ts';
import { tellOnPaper } from './stories/paper.ts';
import { asNotified } from './stories/told.ts';
import { nextId, rootsOf, type World } from './stories/world.ts';

/** One thing to hear: a row of an export, or a notification. */
type Hearing = (core: Core) => void;

function hearingsOf(world: World): Hearing[] {
  const stamp = { actor: 'a.clerk', at: world.gateway.now() };
  const rows = world.gateway.export().map((row): Hearing => {
    return ({ intake }) => void intake.recordRows(nextId(world), { rows: [row], source: 'import' }, stamp);
  });
  const notifications = world.notifications.map((row, index): Hearing => {
    const told = asNotified(row, stamp.at, true);
    const contentDigest = String(index).padStart(64, '0');
    return ({ intake }) =>
      void intake.recordNotification({ importId: nextId(world), contentDigest, identifier: 'SHOP', row: told }, stamp);
  });
  return [...rows, ...notifications];
}

/** Every chain as it is then, but for since when and from whom things are known. */
function chainsAfter(world: World, hearings: readonly Hearing[]): unknown {
  const core = createMemoryCore();
  for (const hear of hearings) hear(core);
  return rootsOf(world.gateway.rows()).map(({ transactionId }) => {
    const { transactions, balance } = core.views.readChain('SHOP', transactionId);
    const { paid, refunded, left, authorised } = balance;
    const rows = transactions.map(({ transactionId: id, status, voidedBy, referenceId, scheduleId }) =>
      [id, status, voidedBy, referenceId, scheduleId].join(' '),
    );
    return { transactionId, paid, refunded, left, authorised, rows: rows.toSorted() };
  });
}

describe('the same facts', () => {
  it('in any order, repeated or not, make the same chains and the same money: the book’s', { timeout: 600_000 }, () => {
    const order = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(storyNumbers, order, ([head, numbers], randoms) => {
        const world = tellOnPaper(createMemoryCore({ standings: false }), head, numbers);
        const hearings = hearingsOf(world);
        const expected = chainsAfter(world, hearings);
        const shuffled = hearings
          .flatMap((hear) => (Number(randoms.next().value) < 0.2 ? [hear, hear] : [hear]))
          .map((hear) => ({ hear, place: Number(randoms.next().value) }))
          .toSorted((one, other) => one.place - other.place)
          .map(({ hear }) => hear);
        expect(chainsAfter(world, shuffled)).toEqual(expected);
        const rows = world.gateway.rows();
        for (const root of rootsOf(rows)) {
          // What waits for the bank counts as spent here, and not yet there.
          if (rows.some(({ rootId, execcode }) => rootId === root.rootId && execcode === '0003')) continue;
          const { debit: paid, refunded, left } = world.gateway.balanceOf(root.transactionId);
          const known = { transactionId: root.transactionId, paid, refunded, left };
          expect(expected).toContainEqual(expect.objectContaining(known));
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
