import type { Condition, Criterion } from '../../ports/criterion.ts';
import type { SearchQuestion } from '../../ports/views.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { type Branch, isEverywhere, splitBranches } from './branches.ts';
import { everyChain, newestOfChain } from './by-chain.ts';
import { isName } from './by-index.ts';
import { everything, sourceByChecks } from './by-walk.ts';
import { both, type Check, checkAll, noCheck } from './check.ts';
import type { Source } from './course.ts';
import { type Driver, findDriver } from './drivers.ts';
import { countIndexed } from './indexed.ts';
import { readTerms } from './terms.ts';
import { keepWithin } from './within.ts';

/** What is sought, without from where on. */
export type Asked = Omit<SearchQuestion, 'after' | 'limit'>;

/** Walking past a row costs a fraction of looking it up from an index. */
const walkedPerRow = 8;

/** Everything that a question asks for: a row is found by any of the sources. No criterion asks for all rows. */
export function findSources(database: ReadableDatabase, asked: Asked, unhurried: boolean): Source[] {
  const sought = soughtAnywhere(asked);
  const criteria = [...(sought ? [sought] : []), ...(asked.criteria ?? [])];
  if (criteria.length === 0) return [asked.byChain ? everyChain : everything];
  // A row stands for its chain by the whole question, not by the branch that finds it.
  const also = asked.byChain ? newestOfChain(criteria) : noCheck;
  return splitBranches(criteria).flatMap((branch) => sourcesOf(database, branch, also, unhurried));
}

/** What is typed without further ado: a name, an amount, or words of the text. */
function soughtAnywhere({ text, amounts, ranges = [] }: Asked): Criterion | null {
  const terms = readTerms(text);
  const inRange = ranges.map((range): Condition => ({ kind: 'amount', ...range }));
  if (terms.long.length + terms.short.length === 0) {
    return inRange.length === 0 ? null : { negated: false, anyOf: inRange };
  }
  return {
    negated: false,
    anyOf: [
      ...(terms.single === null || !isName(terms.single) ? [] : [{ kind: 'name', name: terms.single } as const]),
      ...uniqueAmounts(amounts).map(
        ({ minor, digits }): Condition => ({ kind: 'amount', from: minor, to: minor, digits }),
      ),
      ...inRange,
      { kind: 'text', text },
    ],
  };
}

function uniqueAmounts(amounts: Asked['amounts']): Asked['amounts'] {
  return [...new Map(amounts.map((amount) => [`${amount.minor} ${amount.digits}`, amount])).values()];
}

/** The criterion with the fewest rows drives, and the others are verified; where none can, the stretch is walked. */
function sourcesOf(
  database: ReadableDatabase,
  { bounds, criteria }: Branch,
  also: Check,
  unhurried: boolean,
): Source[] {
  const within = (sources: readonly Source[]) =>
    isEverywhere(bounds) ? [...sources] : sources.map((source) => keepWithin(source, bounds));
  const drivers = criteria.map((criterion) => findDriver(database, criterion, unhurried));
  const [only] = drivers;
  if (only && criteria.length === 1) return within(only.sources(also));
  const best = drivers.reduce<Driver | null>(
    (one, other) => (other && (!one || other.rows < one.rows) ? other : one),
    null,
  );
  if (best && best.rows <= countIndexed(database) / walkedPerRow) {
    const others = criteria.filter((_, index) => drivers[index] !== best);
    return within(best.sources(both(checkAll(others), also)));
  }
  if (criteria.every(isTime) && also.sql === '') return [keepWithin(everything, bounds)];
  return within([sourceByChecks(both(checkAll(criteria), also))]);
}

function isTime({ negated, anyOf }: Criterion): boolean {
  return !negated && anyOf.length === 1 && anyOf[0]?.kind === 'time';
}
