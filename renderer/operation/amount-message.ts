import { useTranslation } from 'react-i18next';
import type { findAmountProblem } from './form.ts';

/** The sentence for an amount that will not do; what the limit means is for the operation to say. */
export function useAmountMessage(): (
  problem: ReturnType<typeof findAmountProblem>,
  aboveLimit: string,
) => string | undefined {
  const { t } = useTranslation();
  return (problem, aboveLimit) => {
    if (problem === undefined) return undefined;
    return problem === 'aboveLimit' ? aboveLimit : t(`amount.${problem}`);
  };
}
