import { expect, it } from 'vitest';
import { auditAreas, channels } from '../../../contract/index.ts';
import { toAdministeredLines } from '../../../main/channels/views/administered.ts';
import type { Administered } from '../../../main/ports/team.ts';

const right = { account: 'SHOP', operation: 'refund', currency: 'EUR' };

/** What was noted at the engine, in its order. */
function note(...whats: readonly Administered['what'][]): Administered[] {
  return whats.map((what, number) => ({ number, at: number, by: 'Ada', person: 'Nora', desk: 'Desk B', what }));
}

const tell = (...whats: readonly Administered['what'][]) => {
  const lines = toAdministeredLines(note(...whats));
  return channels['audit.list'].output.parse({ lines, next: null, reachedAt: null }).lines;
};

it('every act of an administrator has a word of its own, with whom and what it is about', () => {
  const word = { subject: 'x', texts: null };
  const lines = tell(
    { seat: 'seat_1', person: 'id', desk: null, deskName: 'Desk B' },
    { sits: 'seat_1', desk: 'id' },
    { appoint: 'seat_1', isAdministrator: true },
    { appoint: 'seat_1', isAdministrator: false },
    { revoke: 'seat_1' },
    { zone: 'UTC', proposalHours: 24 },
    { takesAsynchronous: true },
    { ...word, word: 'waive', confirms: false },
    { ...word, word: 'waive', confirms: true },
    { ...word, word: 'erase', confirms: true, texts: 3 },
    { ...word, word: 'release', confirms: true },
    { ...word, word: 'clearAlarm', confirms: false },
  );
  expect(lines.map(({ what, detail, result, count }) => [what, detail, result, count])).toEqual([
    ['adminSeat', 'Desk B, seat_1', 'done', null],
    ['adminSits', 'Desk B, seat_1', 'done', null],
    ['adminAppoint', 'Desk B, seat_1', 'done', null],
    ['adminDismiss', 'Desk B, seat_1', 'done', null],
    ['adminRevoke', 'Desk B, seat_1', 'done', null],
    ['adminRule', 'UTC, 24 h', 'done', null],
    ['adminAsynchronous', 'true', 'done', null],
    ['adminWaive', '', 'asked', null],
    ['adminWaive', '', 'confirmed', null],
    ['adminErase', '', 'confirmed', 3],
    ['adminRelease', 'x', 'confirmed', null],
    ['adminClearAlarm', 'x', 'asked', null],
  ]);
  expect(lines.every(({ subject, actor }) => subject === 'Nora' && actor === 'Ada')).toBe(true);
  expect(lines.map(({ what }) => auditAreas[what]).filter((area) => area === 'erasures')).toHaveLength(1);
  // A desk that is not waited for is what it is about, where there is no person.
  const [waived] = toAdministeredLines([{ ...(note({ word: 'waive' })[0] as Administered), person: null }]);
  expect(waived?.subject).toBe('Desk B');
});

it('a right stands there with what it was before, by the log alone', () => {
  const [first, other, second] = tell(
    { permit: 'nora', ...right, most: 50_000, alone: 50_000, day: null, approve: null },
    { permit: 'paul', ...right, most: 1, alone: 1, day: null, approve: null },
    { permit: 'nora', ...right, most: 50_000, alone: null, day: 90_000, approve: 10 },
  );
  const to = { accountId: 'SHOP', operation: 'refund', currency: 'EUR' };
  const before = { most: 50_000, alone: 50_000, day: null, approve: null };
  const after = { most: 50_000, alone: null, day: 90_000, approve: 10 };
  expect(first?.right).toEqual({ ...to, before: null, after: before });
  expect(other?.right).toMatchObject({ before: null });
  expect(second?.right).toEqual({ ...to, before, after });
  expect(second?.detail).toBe('SHOP, refund, EUR, most 500.00, alone none, day 900.00, approve 0.10');
  const [every] = tell({ permit: 'nora', ...right, account: '*', most: 1 });
  expect(every?.right).toMatchObject({ accountId: null, after: { most: 1, alone: null } });
  // What no program of ours wrote is shown as it is.
  expect(tell({ permit: 'nora', account: 'SHOP', operation: 'bribe', currency: 'EUR' })[0]).toMatchObject({
    what: 'adminPermit',
    detail: expect.stringContaining('bribe'),
  });
});
