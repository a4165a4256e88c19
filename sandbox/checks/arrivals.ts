const window = 60_000;

/** Counts requests by account over the last 60 seconds (3004). Kept in memory: a restart forgets it. */
export interface Arrivals {
  /** Whether one more request fits under the limit; only those that fit are counted. `at` in epoch milliseconds. */
  admit(identifier: string, at: number, limit: number): boolean;
}

export function createArrivals(): Arrivals {
  const recent = new Map<string, readonly number[]>();
  return {
    admit: (identifier, at, limit) => {
      const kept = (recent.get(identifier) ?? []).filter((arrival) => arrival > at - window);
      const fits = kept.length < limit;
      recent.set(identifier, fits ? [...kept, at] : kept);
      return fits;
    },
  };
}
