import type { Hold } from '../../sandbox/index.ts';

/** A request that was begun. */
export interface Begun<Answer> {
  readonly answer: Promise<Answer>;
  /** Lets the sandbox execute it. */
  letGo(): void;
}

/** A sandbox's work in the hands of a test: what happens while a request is worked on is no matter of time. */
export interface HeldWork {
  /** For the sandbox; it lets through what nobody holds. */
  readonly hold: Hold;
  /** Sends a request, and comes back once it is held, or was answered without being worked on. */
  begin<Answer>(send: () => Promise<Answer>): Promise<Begun<Answer>>;
}

export function holdWork(): HeldWork {
  let isAwaited: ((letGo: () => void) => void) | undefined;
  return {
    hold: (signal) => {
      const held = isAwaited;
      isAwaited = undefined;
      if (!held) return Promise.resolve();
      return new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason));
        held(resolve);
      });
    },
    begin: async (send) => {
      const held = new Promise<() => void>((resolve) => {
        isAwaited = resolve;
      });
      const answer = send();
      const letGo = await Promise.race([
        held,
        answer.then(
          () => undefined,
          () => undefined,
        ),
      ]);
      isAwaited = undefined;
      return { answer, letGo: letGo ?? (() => {}) };
    },
  };
}
