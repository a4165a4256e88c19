import type { Condition, Criterion, TimeRange } from '../../ports/criterion.ts';
import { type Bounds, everywhere } from './course.ts';
import { positionAt } from './within.ts';

/** A part of a question that is answered by itself: a stretch of time, and what must be so there. */
export interface Branch {
  readonly bounds: Bounds;
  readonly criteria: readonly Criterion[];
}

/** Of more branches than that each would cost what a walk does: the criterion is verified instead. */
const mostBranches = 16;

export function isEverywhere({ from, until }: Bounds): boolean {
  return from === everywhere.from && until === everywhere.until;
}

/**
 * Splits a question at the alternatives that bound time or have an index of their own: `refused october` is the refusals of
 * October, and the few rows that hold one of the words. A row may be in several of them.
 */
export function splitBranches(criteria: readonly Criterion[]): Branch[] {
  let branches: Branch[] = [{ bounds: everywhere, criteria: [] }];
  for (const criterion of criteria) {
    const options = optionsOf(criterion);
    if (options.length * branches.length > mostBranches) {
      branches = branches.map((branch) => join(branch, { bounds: everywhere, criteria: [criterion] }));
    } else {
      branches = branches.flatMap((branch) => options.map((option) => join(branch, option)));
    }
  }
  return branches.filter(({ bounds }) => bounds.from < bounds.until);
}

function join(one: Branch, other: Branch): Branch {
  const from = one.bounds.from > other.bounds.from ? one.bounds.from : other.bounds.from;
  const until = one.bounds.until < other.bounds.until ? one.bounds.until : other.bounds.until;
  return { bounds: { from, until }, criteria: [...one.criteria, ...other.criteria] };
}

function optionsOf(criterion: Criterion): Branch[] {
  const { negated, anyOf } = criterion;
  const [apart, together] = [anyOf.filter(standsApart), anyOf.filter((condition) => !standsApart(condition))];
  if (negated || apart.length === 0) return [{ bounds: everywhere, criteria: [criterion] }];
  return [
    ...apart.map((condition) => ({ bounds: boundsOf(condition), criteria: [{ negated: false, anyOf: [condition] }] })),
    ...(together.length === 0 ? [] : [{ bounds: everywhere, criteria: [{ negated: false, anyOf: together }] }]),
  ];
}

function standsApart({ kind }: Condition): boolean {
  return kind === 'time' || kind === 'authorized' || kind === 'word';
}

function boundsOf(condition: Condition): Bounds {
  return condition.kind === 'time' || condition.kind === 'authorized' ? placesOf(condition) : everywhere;
}

function placesOf({ from, until }: TimeRange): Bounds {
  return {
    from: from === null ? everywhere.from : positionAt(from),
    until: until === null ? everywhere.until : positionAt(until),
  };
}
