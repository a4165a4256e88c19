import { describe, expect, it } from 'vitest';
import { type Evidence, judgeTeam } from './team/judge.ts';
import type { RightsKept } from './team/rights.ts';

const row = { transactionId: 'R1', wish: 'P1', attemptId: 'a1', minor: 500 };
const claim = {
  attemptId: 'a1',
  deskId: 'one',
  isHeld: false,
  operationId: 'o1',
  personId: 'ada',
  operation: 'refund',
  minor: 500,
  claimedAt: 100,
};
const right = { personId: 'ada', operation: 'refund', alone: 100, approve: null, changedAt: 1 };
const second = { personId: 'paul', operation: 'refund', alone: null, approve: 500, changedAt: 1 };
const approval = { operationId: 'o1', personId: 'paul', verdict: 'approved', saidAt: 50 } as const;
const proposal = { operationId: 'o1', personId: 'ada', minor: 500, withdrawnAt: null };
const rights: RightsKept = { proposals: [proposal], approvals: [approval], changes: [right, second] };
const attempt = {
  deskId: 'one',
  attemptId: 'a1',
  operationId: 'o1',
  state: 'succeeded',
  isNotSent: false,
  cause: null,
  hasEnded: true,
} as const;
const told = { told: new Map([['o1', 'succeeded']] as const), kept: new Map([['o1', 'succeeded']] as const) };

/** One refund that one of two desks made, and everybody knows. */
const sound: Evidence = { executed: [row], claims: [claim], rights, attempts: [attempt], desks: [told] };

const none = {
  executedTwice: 0,
  executedNotClaimed: 0,
  executedWithoutRight: 0,
  wronglyNotSent: 0,
  intentsLost: 0,
  chainsHeldByNobody: 0,
};
const judge = (changed: Partial<Evidence>) => judgeTeam({ ...sound, ...changed }, () => {});

it('finds nothing wrong where everybody knows of everything', () => {
  expect(judge({})).toEqual(none);
  // One that is on its way, and nobody knows.
  const underWay = { ...attempt, state: 'unknown', hasEnded: false } as const;
  expect(judge({ claims: [{ ...claim, isHeld: true }], attempts: [underWay] })).toEqual(none);
});

it('sees each way in which money or knowledge can go wrong, and only that one', () => {
  const another = { ...row, transactionId: 'R2', attemptId: 'a2' };
  expect(judge({ executed: [row, another], claims: [claim, { ...claim, attemptId: 'a2' }] })).toEqual({
    ...none,
    executedTwice: 1,
  });
  // The same attempt that was carried out twice.
  expect(judge({ executed: [row, { ...row, transactionId: 'R2' }] })).toEqual({ ...none, executedTwice: 1 });
  expect(judge({ claims: [] })).toEqual({ ...none, executedNotClaimed: 1 });
  expect(judge({ attempts: [{ ...attempt, state: 'notSent', isNotSent: true }] })).toEqual({
    ...none,
    wronglyNotSent: 1,
  });
  expect(judge({ desks: [{ ...told, kept: new Map() }] })).toEqual({ ...none, intentsLost: 1 });
  expect(judge({ desks: [{ ...told, kept: new Map([['o1', 'drafted']]) }] })).toEqual({ ...none, intentsLost: 1 });
  expect(judge({ claims: [{ ...claim, isHeld: true }] })).toEqual({ ...none, chainsHeldByNobody: 1 });
});

it('takes a claim for nobody’s whose desk does not know the attempt, or knows it of a colleague', () => {
  const held = [{ ...claim, isHeld: true }];
  expect(judge({ claims: held, attempts: [] })).toEqual({ ...none, chainsHeldByNobody: 1 });
  const underWay = { ...attempt, deskId: 'other', hasEnded: false };
  expect(judge({ claims: held, attempts: [underWay] })).toEqual({ ...none, chainsHeldByNobody: 1 });
});

describe('what was executed', () => {
  const without = (changed: Partial<RightsKept>, of: Partial<Evidence> = {}) =>
    judge({ ...of, rights: { ...rights, ...changed } }).executedWithoutRight;

  it('needs nobody within what its person may do alone', () => {
    expect(without({ proposals: [], approvals: [], changes: [{ ...right, alone: 500 }] })).toBe(0);
    expect(without({ proposals: [], approvals: [], changes: [{ ...right, alone: 499 }] })).toBe(1);
    // What they might before, or since.
    expect(
      without({
        approvals: [],
        changes: [
          { ...right, alone: 500 },
          { ...right, changedAt: 99 },
        ],
      }),
    ).toBe(1);
    expect(without({ approvals: [], changes: [right, { ...right, alone: 500, changedAt: 101 }] })).toBe(1);
  });

  it('needs another person’s approval above that, of just this, with the right, not taken back and not rejected', () => {
    expect(without({})).toBe(0);
    expect(without({ proposals: [] })).toBe(1);
    expect(without({ proposals: [{ ...proposal, minor: 400 }] })).toBe(1);
    expect(without({ proposals: [{ ...proposal, withdrawnAt: 99 }] })).toBe(1);
    expect(without({ approvals: [] })).toBe(1);
    expect(without({ approvals: [{ ...approval, saidAt: 101 }] })).toBe(1);
    expect(without({ approvals: [{ ...approval, personId: 'ada' }], changes: [{ ...right, approve: 500 }] })).toBe(1);
    expect(without({ approvals: [approval, { ...approval, verdict: 'withdrawn', saidAt: 60 }] })).toBe(1);
    expect(without({ approvals: [approval, { ...approval, personId: 'eve', verdict: 'rejected', saidAt: 60 }] })).toBe(
      1,
    );
    expect(without({ changes: [right, { ...second, approve: 499 }] })).toBe(1);
    expect(without({ changes: [right, second, { ...second, approve: null, changedAt: 99 }] })).toBe(1);
    expect(without({ changes: [right, second, { ...second, approve: null, changedAt: 101 }] })).toBe(0);
  });

  it('is of the amount that was claimed', () => {
    expect(without({}, { executed: [{ ...row, minor: 501 }] })).toBe(1);
    expect(without({}, { executed: [{ ...row, minor: null }] })).toBe(0);
  });
});
