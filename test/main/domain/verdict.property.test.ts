import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttemptOutcome, Verdict } from '../../../main/domain/operation.ts';
import { statusOf } from '../../../main/domain/transaction.ts';
import { judgeOutcome } from '../../../main/domain/verdict.ts';
import { attempt, operation } from './samples.ts';

const answered = (execcode: string): AttemptOutcome => ({
  kind: 'answered',
  execcode,
  message: '',
  transactionId: null,
});
const refund = operation('sending');
const anyCode = fc.integer({ min: 0, max: 9_999 }).map((code) => String(code).padStart(4, '0'));

/** A stop that was sent twice; what became of the first is given. */
const stop = (verdict: Verdict | null, sentAt: number | null = 1) =>
  operation('sending', {
    operation: 'stopntimes',
    attempts: [attempt({ attemptId: 'first', sentAt, verdict }), attempt({ attemptId: 'second', number: 2 })],
  });
const judgeStop = (code: string, verdict: Verdict | null, sentAt: number | null = 1) =>
  judgeOutcome(stop(verdict, sentAt), 'second', answered(code)).state;

describe('a verdict', () => {
  it('says that money moved only by 0000, and that none did only where a refusal says so', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const { verdict, state } = judgeOutcome(refund, 'attempt-1', answered(code));
        expect(state).toBe(verdict);
        expect(verdict === 'succeeded').toBe(code === '0000');
        if (verdict === 'refused') expect(code).toMatch(/^[12346]/);
        if (code.startsWith('5') || code === '4011') expect(verdict).toBe('unknown');
        // What the gateway tells of a row is its last word: more is known then, never less, and never another outcome.
        const told = statusOf(code);
        if (verdict === 'succeeded' || verdict === 'refused') expect(told).toBe(verdict);
        if (verdict === 'pending') expect(told).toBe('waiting');
      }),
    );
  });

  it('of a sending without an answer is what it says', () => {
    expect(judgeOutcome(refund, 'attempt-1', { kind: 'unknown', cause: 'timedOut' }).state).toBe('unknown');
    expect(judgeOutcome(refund, 'attempt-1', { kind: 'notSent', cause: 'notConnected' }).state).toBe('notSent');
  });

  it('of a second stop is proved by 2011, and no refusal makes the first one known', () => {
    for (const first of ['unknown', null] as const) {
      expect(judgeStop('2011', first)).toBe('succeeded');
      expect(judgeStop('2012', first)).toBe('refused');
      expect(judgeStop('2017', first)).toBe('unknown');
      expect(judgeStop('0000', first)).toBe('succeeded');
    }
    for (const first of ['notSent', 'refused'] as const) expect(judgeStop('2011', first)).toBe('refused');
    expect(judgeStop('2011', null, null)).toBe('refused');
  });

  it('of a second refund is its own alone', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const twice = { ...stop('unknown'), operation: 'refund' } as const;
        const { verdict, state } = judgeOutcome(twice, 'second', answered(code));
        expect(state).toBe(verdict);
      }),
    );
  });
});
