import type { ChannelName } from '../../contract/index.ts';

/** Answers of main that wait on their way to the window, as on a machine that is busy elsewhere. */
export interface HeldAnswers {
  /** Keeps the next answer on a channel back until the returned function is called. */
  hold(channel: ChannelName): () => void;
  /** Passes the answer to a message on, once nothing holds it. */
  pass(message: string): Promise<void>;
}

export function createHeldAnswers(): HeldAnswers {
  const waiting = new Map<string, Promise<void>>();
  return {
    hold: (channel) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.set(channel, promise);
      return resolve;
    },
    pass: async (message) => {
      if (waiting.size === 0) return;
      const { channel } = JSON.parse(message);
      const released = waiting.get(channel);
      waiting.delete(channel);
      await released;
    },
  };
}
