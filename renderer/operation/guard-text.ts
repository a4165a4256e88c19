import { useTranslation } from 'react-i18next';
import {
  assertNever,
  type DeskOperation,
  findTextProblem,
  type GuardView,
  type TextProblem,
} from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';

/** The sentence of a guard: what it saw, with amount and date. Only money that goes out is compared with earlier money. */
export function useGuardText(): (guard: GuardView, operation: DeskOperation) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (guard, operation) => {
    switch (guard.kind) {
      case 'sameAmountLately': {
        const { gave = operation === 'credit' ? 'credit' : 'refund', orderId, isOpen, timeKnown } = guard;
        const said = { amount: formats.amount(guard.amount), when: formats.moment(guard.happenedAt) };
        if (isOpen) return t(`guard.sameAmountOpen.${gave}`, said);
        if (orderId !== undefined) return t('guard.sameAmountElsewhere', { ...said, order: orderId });
        return t(`guard.${timeKnown ? 'sameAmountLately' : 'sameAmountReceived'}.${gave}`, said);
      }
      case 'chargedBack':
        return t('guard.chargedBack');
      case 'reclaimable':
        return t(`guard.reclaimable.${guard.stage}`, { when: formats.moment(guard.until) });
      case 'methodUnknown':
        return t(`guard.methodUnknown.${guard.stage}`, { when: formats.moment(guard.until) });
      case 'planRuns':
        return t('guard.planRuns', { count: guard.toCome });
      case 'captureScheduled':
        return t('guard.captureScheduled', { day: formats.day(guard.day) });
      case 'unattributedEdit':
      case 'otherCurrency':
        return t(`guard.${guard.kind}`, { count: guard.transactionIds.length });
      case 'colleagueAtIt':
        return t(`guard.colleagueAtIt.${guard.operation}`, {
          actor: guard.actor,
          when: formats.moment(guard.since),
        });
      case 'orderCharged':
        return t(`guard.orderCharged.${guard.timeKnown ? 'at' : 'received'}`, {
          amount: formats.amount(guard.amount),
          when: formats.moment(guard.happenedAt),
        });
      case 'sameAliasLately':
        return t(`guard.sameAliasLately.${guard.transactionId === null ? 'open' : 'charged'}`, {
          amount: formats.amount(guard.amount),
          order: guard.orderId,
          when: formats.moment(guard.happenedAt),
        });
      case 'sameClientLately':
        return t(`guard.sameClientLately.${guard.transactionId === null ? 'open' : 'charged'}`, {
          amount: formats.amount(guard.amount),
          order: guard.orderId,
          when: formats.moment(guard.happenedAt),
        });
      case 'instalmentRetries':
        return t('guard.instalmentRetries', {
          amount: formats.amount(guard.amount),
          place: guard.schedule,
          when: formats.moment(guard.happenedAt),
        });
      case 'incompleteChain':
        return t('guard.incompleteChain');
      default:
        return assertNever(guard);
    }
  };
}

const shortestAnswer = 3;

/** Why guards may not be passed with this answer, by the contract's own measure; undefined where they may. */
export function findAnswerProblem(guards: readonly GuardView[], answer: string): 'missing' | TextProblem | undefined {
  if (guards.length === 0) return undefined;
  return answer.trim().length < shortestAnswer ? 'missing' : findTextProblem(answer);
}
