import { setTimeout as wait } from 'node:timers/promises';
import type { ChannelName } from '../../contract/index.ts';

/** Answers of main that wait on their way to the window, as on a machine that is busy elsewhere. */
export interface HeldAnswers {
  /** Keeps the next answer on a channel back, or each one, until the returned function is called. */
  hold(channel: ChannelName, which?: 'next' | 'each'): () => void;
  /** Passes the answer to a message on, once nothing holds it. */
  pass(message: string): Promise<void>;
}

/**
 * How long an answer is on its way, in milliseconds.
 * @returns a function that gives each answer's delay in turn
 */
export type AnswerDelay = () => number;

/** Delays of 0 to `most` milliseconds, the same ones for the same seed: a later answer may overtake an earlier one. */
export function createSeededDelay(seed: number, most: number): AnswerDelay {
  let state = seed >>> 0;
  return () => {
    // Mulberry32: small, and good enough to shuffle answers.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * (most + 1));
  };
}

export function createHeldAnswers(delay?: AnswerDelay): HeldAnswers {
  const waiting = new Map<string, { readonly released: Promise<void>; readonly which: 'next' | 'each' }>();
  return {
    hold: (channel, which = 'next') => {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.set(channel, { released: promise, which });
      return resolve;
    },
    pass: async (message) => {
      if (delay) await wait(delay());
      if (waiting.size === 0) return;
      const { channel } = JSON.parse(message);
      const held = waiting.get(channel);
      if (held?.which === 'next') waiting.delete(channel);
      await held?.released;
    },
  };
}
