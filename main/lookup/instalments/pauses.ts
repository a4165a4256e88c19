const minute = 60_000;

/** How long nothing is asked after an account's gateway could not be reached, the first time, the second, …; in milliseconds. */
export const pauses = [1, 5, 15, 60].map((minutes) => minutes * minute);

/** Keeps an account that cannot be reached from being asked for every plan that it has. */
export interface Pauses {
  /** Until when nothing is asked, in milliseconds UTC; 0 for an account that may be asked. */
  until(accountId: string): number;
  fail(accountId: string): void;
  succeed(accountId: string): void;
}

export function createPauses(now: () => number): Pauses {
  const failed = new Map<string, { readonly times: number; readonly at: number }>();
  return {
    until: (accountId) => {
      const last = failed.get(accountId);
      // A clock that has been set back since must not make it longer.
      if (!last || last.at > now()) return 0;
      return last.at + (pauses[Math.min(last.times, pauses.length) - 1] ?? 0);
    },
    fail: (accountId) => {
      failed.set(accountId, { times: (failed.get(accountId)?.times ?? 0) + 1, at: now() });
    },
    succeed: (accountId) => {
      failed.delete(accountId);
    },
  };
}
