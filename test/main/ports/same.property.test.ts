import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import type { Criterion } from '../../../main/ports/criterion.ts';
import { storyNumbers } from '../domain/stories/arbitrary.ts';
import { tellOnPaper } from '../domain/stories/paper.ts';
import { playOnBoth } from './both-cores.ts';
import type { Core } from './core.ts';
import { createMemoryCore } from './memory-ledger.ts';
import { openSqliteCore } from './sqlite-core.ts';

/** What a customer's page and a charge ask, around a transaction. */
function lookAroundCustomer(views: Core['views'], id: string, now: number): void {
  const row = views.findRow('SHOP', id);
  const { orderId = 'W-0', client = '', clientEmail = '' } = row ?? {};
  for (const accountId of ['SHOP', 'OTHER']) {
    views.listOfClient(accountId, { by: 'client', text: client }, 3);
    views.listOfClient(accountId, { by: 'email', text: clientEmail }, 50);
    views.findFreeOrder(accountId, [orderId, 'W-1', `${orderId}-2`]);
  }
  views.findFreeOrder('SHOP', [orderId]);
  views.readOrder({ accountId: 'SHOP', orderId, sourceId: id, alias: null, client, now });
  views.readOrder({ accountId: 'SHOP', orderId: `${orderId}-2`, sourceId: null, alias: row?.alias ?? '', client, now });
}

/** Every question about a ledger, in one value. */
function lookAround({ views }: Core, ids: readonly string[], now: number): void {
  for (const id of ids) {
    lookAroundCustomer(views, id, now);
    views.readAround({ accountId: 'SHOP', transactionId: id, orderId: null, since: 0 });
    views.findPlan('SHOP', id);
    views.listNotes('SHOP', id);
  }
  for (const { operationId } of views.listOperations('all', 100)) {
    views.findReview(operationId);
    views.listLookUps(operationId);
    views.findProbable(operationId);
    views.findOwnPlan(operationId);
  }
  views.listOperations('unknown', 3);
  views.listUndecided();
  views.listOwnPlans('');
  views.listKeptNotifications(5);
  views.countOpen('SHOP');
  views.countUnknown();
  views.countDrafts(0);
  for (const since of [0, now]) views.listLeft(since);
  views.findLastImport();
  for (const accountId of ['SHOP', 'OTHER']) views.hasTransactions(accountId);
  const page = views.searchTransactions({ text: 'w-', amounts: [], after: null, limit: 3 });
  views.searchTransactions({ text: 'snow', amounts: [{ minor: 10_000, digits: 2 }], after: page.next, limit: 3 });
  const asked = { text: 'snow j', amounts: [], ranges: [{ from: 1, to: 5_000, digits: 2 }], limit: 2 };
  const last = views.seekTransactions({ ...asked, to: { kind: 'end' } });
  if (last.previous !== null) views.seekTransactions({ ...asked, to: { kind: 'before', cursor: last.previous } });
  for (const { happenedAt } of last.rows) views.seekTransactions({ ...asked, to: { kind: 'at', time: happenedAt } });
  const oldest = views.searchTransactions({ ...asked, oldestFirst: true, after: null });
  views.searchTransactions({ ...asked, oldestFirst: true, after: oldest.next });
  views.seekTransactions({ ...asked, oldestFirst: true, to: { kind: 'end' } });
  const chains = views.searchTransactions({ ...asked, byChain: true, after: null });
  if (chains.next !== null) views.searchTransactions({ ...asked, byChain: true, after: chains.next });
  views.searchTransactions({ text: '', amounts: [], byChain: true, after: null, limit: 3 });
  const sorting = { text: '', amounts: [], descending: true, most: 500, limit: 2 } as const;
  for (const by of ['amount', 'state', 'client'] as const) {
    const page = views.sortTransactions({ ...sorting, by, to: { kind: 'begin' } });
    if (page === 'tooMany' || page === 'superseded' || page.next === null) continue;
    views.sortTransactions({ ...sorting, by, to: { kind: 'after', cursor: page.next } });
  }
  const criteria = [
    {
      negated: false,
      anyOf: [
        { kind: 'time', from: last.rows[0]?.happenedAt ?? 0, until: null },
        { kind: 'word', word: 'snow' },
      ],
    },
    {
      negated: false,
      anyOf: [
        { kind: 'standing', standing: 'refunded' },
        { kind: 'standing', standing: 'unknown' },
        { kind: 'reason', reason: 'fraud' },
      ],
    },
    { negated: true, anyOf: [{ kind: 'authorized', accountId: 'SHOP', from: null, until: null }] },
  ] satisfies Criterion[];
  views.searchTransactions({ text: '', amounts: [], criteria, after: null, limit: 5 });
  views.findTimeSpan();
}

it('both bodies answer and tell the same through every story', { timeout: 600_000 }, () => {
  const sqlite = openSqliteCore();
  onTestFinished(() => sqlite.close());
  let executed = 0;
  fc.assert(
    fc.property(storyNumbers, ([head, numbers]) => {
      sqlite.renew();
      const both = playOnBoth(createMemoryCore(), sqlite);
      const world = tellOnPaper(both, head, numbers);
      executed += world.executed;
      lookAround(
        both,
        world.gateway.rows().map(({ transactionId }) => transactionId),
        world.gateway.now(),
      );
    }),
    { numRuns: 120 },
  );
  expect(executed).toBeGreaterThan(50);
});

it('a body that forgets one thing is found out', () => {
  const forgetful = createMemoryCore();
  const views = { ...forgetful.views, countUnknown: () => 0 };
  const both = playOnBoth(createMemoryCore(), { ...forgetful, views });
  // A refund whose answer is lost.
  tellOnPaper(both, 0, [32]);
  expect(() => lookAround(both, [], 0)).toThrow(/countUnknown/);
});
