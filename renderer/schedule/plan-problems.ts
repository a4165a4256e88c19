import { useTranslation } from 'react-i18next';
import {
  type Currency,
  fewestInstalments,
  lastValidDay,
  longestPlan,
  mostInstalments,
  type PlanProblem,
} from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useAmountMessage } from '../operation/amount-message.ts';
import { findAmountProblem } from '../operation/form.ts';
import type { FieldProblem } from '../operation/WhatForm.tsx';
import { type PlanRead, planFieldIds } from './plan-form.ts';

/** What is wrong with a plan, each at its field and in a sentence. */
export function usePlanMessages(read: PlanRead, of: { readonly currency: Currency; readonly expiry: string }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const amountMessage = useAmountMessage();
  const { currency, expiry } = of;
  const wrongAmount = (index: number) => {
    const understanding = read.understandings[index];
    const problem = understanding && findAmountProblem(understanding);
    const isSaid = problem === undefined || problem === 'empty';
    return (isSaid ? undefined : amountMessage(problem, '')) ?? t('plan.make.problem.amountInvalid');
  };
  const toMessage = (problem: PlanProblem): FieldProblem[] => {
    switch (problem.kind) {
      // The number has a field of its own.
      case 'tooFew':
      case 'tooMany':
        return [];
      case 'sumDiffers': {
        const amount = formats.amount({ minor: Math.abs(problem.missing), currency });
        const message = t(`plan.make.problem.${problem.missing > 0 ? 'sumMissing' : 'sumAbove'}`, { amount });
        return [{ fieldId: planFieldIds.amount(read.rows.length - 1), message }];
      }
      case 'amountInvalid':
        return [{ fieldId: planFieldIds.amount(problem.index), message: wrongAmount(problem.index) }];
      default: {
        const day = formats.day(lastValidDay(expiry) ?? '2000-01-01');
        const message = t(`plan.make.problem.${problem.kind}`, { day, most: longestPlan });
        return [{ fieldId: planFieldIds.day(problem.index), message }];
      }
    }
  };
  const bounds = { fewest: fewestInstalments, most: mostInstalments };
  return [
    ...(read.countWrong ? [{ fieldId: planFieldIds.count, message: t('plan.make.countWrong', bounds) }] : []),
    ...(read.distanceWrong
      ? [{ fieldId: planFieldIds.distance, message: t('plan.make.distanceWrong', { most: longestPlan }) }]
      : []),
    ...read.problems.flatMap(toMessage),
  ];
}
