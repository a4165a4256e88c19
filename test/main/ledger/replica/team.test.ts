import { expect, it } from 'vitest';
import { rebuildProjections } from '../../../../main/ledger/projections/rebuild.ts';
import { readBond } from '../../../../main/ledger/replica/team-records.ts';
import type { ChainTouch } from '../../../../main/ports/replica.ts';
import { noon, row } from '../samples.ts';
import { draftAt, importInto, notify, openDesk, readPlaces, readReviewed, type TestDesk, takeAt } from './desks.ts';

function touch(desk: TestDesk, changes: Partial<ChainTouch>): ChainTouch {
  const { deskId } = desk;
  return {
    deskId,
    number: 1,
    sequence: 1,
    chain: 1,
    version: 1,
    accountId: 'SHOP',
    ids: ['A1'],
    joined: [],
    ...changes,
  };
}

/** The version that a draft of now has. */
function seenAt(desk: TestDesk): number {
  const drafted = draftAt(desk);
  return drafted ? readReviewed(desk.database, drafted.operationId).seenVersion : -1;
}

it('a draft has the version of its chain when it was reviewed, also where chains turned out to be one, and keeps it', () => {
  const [ours, theirs] = [openDesk(), openDesk('b.clerk')];
  importInto(ours, [row(), row({ transactionId: 'C1', referenceId: 'A1', operation: 'refund', amountMinor: 10 })]);
  importInto(theirs, [row()]);
  ours.takeIn(theirs.tellAll());
  expect(seenAt(ours)).toBe(0);
  ours.writer.takeTouches([touch(theirs, { version: 4 })]);
  const early = draftAt(ours);
  if (!early) throw new Error('not known');
  expect(readReviewed(ours.database, early.operationId)).toEqual({ ids: ['A1', 'C1'], seenVersion: 4 });
  // A chain that nobody here knew of is joined with it, and moved under another of its ids.
  ours.writer.takeTouches([touch(theirs, { number: 2, chain: 2, version: 7, ids: ['C1'] })]);
  expect(seenAt(ours)).toBe(7);
  ours.writer.takeTouches([touch(theirs, { number: 3, chain: 3, version: 8, ids: ['X'], joined: [1, 2] })]);
  expect(seenAt(ours)).toBe(8);
  // Told of late: the chain of that touch is another one by now.
  ours.writer.takeTouches([touch(theirs, { number: 4, chain: 1, version: 9, ids: ['A1'] })]);
  expect(seenAt(ours)).toBe(8);
  rebuildProjections(ours.database);
  expect(readReviewed(ours.database, early.operationId).seenVersion).toBe(4);
  expect(seenAt(ours)).toBe(8);
});

it('what moved a chain between the review and its draft makes the version too old, never too new', () => {
  const [ours, theirs] = [openDesk(), openDesk('b.clerk')];
  for (const desk of [ours, theirs]) importInto(desk, [row()]);
  ours.takeIn(theirs.tellAll());
  ours.writer.takeTouches([touch(theirs, { version: 1 })]);
  const reviewed = draftAt(ours);
  if (!reviewed) throw new Error('not known');
  ours.writer.takeTouches([touch(theirs, { number: 2, version: 2 })]);
  const late = {
    ...reviewed,
    operationId: '019a0000-0000-7000-8000-000000000001',
    attemptId: '019a0000-0000-7000-8000-000000000002',
  };
  ours.writer.draft(late, ours.by);
  expect(readReviewed(ours.database, late.operationId).seenVersion).toBe(0);
});

it('a touch is taken in its order, once, and never before the line behind which it stands', () => {
  const [ours, theirs] = [openDesk(), openDesk('b.clerk')];
  importInto(theirs, [row()]);
  expect(() => ours.writer.takeTouches([touch(theirs, {})])).toThrow('not here');
  ours.takeIn(theirs.tellAll());
  expect(() => ours.writer.takeTouches([touch(theirs, { number: 2 })])).toThrow('does not follow');
  ours.writer.takeTouches([touch(theirs, {})]);
  ours.writer.takeTouches([touch(theirs, {})]);
  expect(readPlaces(ours.database)).toContainEqual({ deskId: theirs.deskId, sequence: 1, rows: 1, touches: 1 });
});

it('what a charge holds is its order, of a credit its order and what it refers to', () => {
  const desk = openDesk();
  importInto(desk, [row({ referenceId: null })]);
  const credit = draftAt(desk, { operation: 'credit', chainId: 'credit:C-9', orderId: 'C-9' });
  expect(readReviewed(desk.database, credit?.operationId ?? '').ids).toEqual(['A1', 'credit:C-9']);
  const charge = draftAt(desk, { operation: 'payment', chainId: 'order:W-9', orderId: 'W-9' });
  expect(readReviewed(desk.database, charge?.operationId ?? '').ids).toEqual(['order:W-9']);
});

it('a ledger bears the id of its team until it leaves, which waits for its open cases', () => {
  const desk = openDesk();
  importInto(desk, [row()]);
  const bond = { teamId: 'one', joinedAt: noon - 1 };
  desk.writer.bindTeam(bond);
  desk.writer.bindTeam({ teamId: 'one', joinedAt: noon + 1 });
  expect(() => desk.writer.bindTeam({ teamId: 'two', joinedAt: noon })).toThrow('belongs to team one');
  const drafted = draftAt(desk);
  if (!drafted) throw new Error('not known');
  const { operationId, attemptId } = drafted;
  takeAt(desk, operationId);
  desk.writer.begin(operationId, attemptId, desk.by);
  expect(desk.writer.unbindTeam().value).toBe(false);
  desk.writer.end(operationId, attemptId, { kind: 'unknown', cause: 'timedOut' }, desk.by);
  const made = row({
    transactionId: 'R1',
    operation: 'refund',
    referenceId: 'A1',
    amountMinor: 4_000,
    extraData: attemptId,
  });
  expect(notify(desk, made, '1'.repeat(64))).toEqual([operationId]);
  rebuildProjections(desk.database);
  expect(readBond(desk.database)).toEqual(bond);
  expect(desk.writer.unbindTeam().value).toBe(true);
  expect(readBond(desk.database)).toBeNull();
});
