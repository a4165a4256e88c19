import { useTranslation } from 'react-i18next';
import { assertNever, type DeskOperation, type GuardView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';

/** The sentence of a guard: what it saw, with amount and date. Only money that goes out is compared with earlier money. */
export function useGuardText(): (guard: GuardView, operation: DeskOperation) => string {
  const { t } = useTranslation();
  const formats = useFormats();
  return (guard, operation) => {
    switch (guard.kind) {
      case 'sameAmountLately':
        return t(
          `guard.${guard.timeKnown ? 'sameAmountLately' : 'sameAmountReceived'}.${operation === 'credit' ? 'credit' : 'refund'}`,
          { amount: formats.amount(guard.amount), when: formats.moment(guard.happenedAt) },
        );
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

/** Whether guards may be passed with this answer; the contract's own measure. */
export function isAnswered(guards: readonly GuardView[], answer: string): boolean {
  return guards.length === 0 || answer.trim().length >= shortestAnswer;
}
