import type { Currency, DeskOperation, Money, RightFigures } from '../../contract/index.ts';
import { findAmountProblem, understandAmount } from '../operation/form.ts';
import type { HeldGroup } from './held-rights.ts';

export const figureNames = ['most', 'alone', 'day', 'approve'] as const;
export type FigureName = (typeof figureNames)[number];

/** A right as it is typed: each amount as a text, empty for what the absence of it means. */
export interface RightForm {
  readonly accountId: string | null;
  readonly currency: Currency;
  readonly operations: readonly DeskOperation[];
  readonly texts: Readonly<Record<FigureName, string>>;
}

/** What is wrong with an amount of a right. */
export type FigureProblem = NonNullable<ReturnType<typeof findAmountProblem>> | 'aboveMost';

/** What is wrong with a form. */
export interface RightProblems {
  readonly noOperation: boolean;
  readonly figures: Readonly<Partial<Record<FigureName, FigureProblem>>>;
}

export const noProblems: RightProblems = { noOperation: false, figures: {} };

export function beginRight(group: HeldGroup | null, currency: Currency, write: (money: Money) => string): RightForm {
  const of = group?.currency ?? currency;
  const text = (name: FigureName) => {
    const minor = group?.figures[name] ?? null;
    return minor === null ? '' : write({ minor, currency: of });
  };
  return {
    accountId: group?.accountId ?? null,
    currency: of,
    operations: group?.operations ?? [],
    texts: { most: text('most'), alone: text('alone'), day: text('day'), approve: text('approve') },
  };
}

/** The figures that were typed, or what is wrong with which field. */
export function readRight(
  { operations, currency, texts }: RightForm,
  locale: string,
): { readonly figures: RightFigures } | { readonly problems: RightProblems } {
  const problems: Partial<Record<FigureName, FigureProblem>> = {};
  const noOperation = operations.length === 0;
  const figures: Record<FigureName, number | null> = { most: null, alone: null, day: null, approve: null };
  for (const name of figureNames) {
    if (texts[name].trim() === '') continue;
    const understood = understandAmount(texts[name], currency, null, locale);
    const problem = findAmountProblem(understood);
    if (problem) problems[name] = problem;
    else if (understood.kind === 'sure') figures[name] = understood.money.minor;
  }
  const { most, alone } = figures;
  if (alone !== null && alone > (most ?? 0) && !problems.most) problems.alone = 'aboveMost';
  if (noOperation || Object.keys(problems).length > 0) return { problems: { noOperation, figures: problems } };
  return { figures };
}
