import { expect, it } from 'vitest';
import { type Evidence, judgeTeam } from './team/judge.ts';

const row = { transactionId: 'R1', wish: 'P1', attemptId: 'a1' };
const claim = { attemptId: 'a1', deskId: 'one', isHeld: false };
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
const sound: Evidence = { executed: [row], claims: [claim], attempts: [attempt], desks: [told] };

const none = { executedTwice: 0, executedNotClaimed: 0, wronglyNotSent: 0, intentsLost: 0, chainsHeldByNobody: 0 };
const judge = (changed: Partial<Evidence>) => judgeTeam({ ...sound, ...changed }, () => {});

it('finds nothing wrong where everybody knows of everything', () => {
  expect(judge({})).toEqual(none);
  // One that is on its way, and nobody knows.
  const underWay = { ...attempt, state: 'unknown', hasEnded: false } as const;
  expect(judge({ claims: [{ ...claim, isHeld: true }], attempts: [underWay] })).toEqual(none);
});

it('sees each way in which money or knowledge can go wrong, and only that one', () => {
  const second = { ...row, transactionId: 'R2', attemptId: 'a2' };
  expect(judge({ executed: [row, second], claims: [claim, { ...claim, attemptId: 'a2' }] })).toEqual({
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
