import type { PlannedInstalment } from './instalment.ts';

const named = /^AMOUNTS\[(\d{4}-\d{2}-\d{2})\]$/;

/** AMOUNTS as a request is kept: a parameter for each date, by the name that is signed (protocol.md §2.2). */
export function writeAmounts(plan: readonly PlannedInstalment[]): Record<string, string> {
  return Object.fromEntries(plan.map(({ day, minor }) => [`AMOUNTS[${day}]`, String(minor)]));
}

/** The instalments of a request, by their days; none where it is paid at once. */
export function readAmounts(parameters: Readonly<Record<string, string>>): PlannedInstalment[] {
  return Object.entries(parameters)
    .flatMap(([name, value]) => {
      const day = named.exec(name)?.[1];
      return day === undefined ? [] : [{ day, minor: Number(value) }];
    })
    .toSorted((left, right) => (left.day < right.day ? -1 : 1));
}
