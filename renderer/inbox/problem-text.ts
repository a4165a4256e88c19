import { useTranslation } from 'react-i18next';
import { assertNever, type HashRepair, type NotificationProblem } from '../../contract/index.ts';

/** Why a notification was not taken, with what would have made it right where that was found, and what to do. */
export function useProblemText(): (problem: NotificationProblem) => string {
  const { t } = useTranslation();
  const repairText = ({ kind, parameter }: HashRepair) =>
    t(`inbox.repair.${kind}`, { parameter: parameter ?? t('inbox.repair.every') });
  return (problem) => {
    switch (problem.code) {
      case 'unreadable':
      case 'tooMany':
      case 'hashAbsent':
      case 'hashMalformed':
        return t(`inbox.problem.${problem.code}`);
      case 'repeated':
      case 'nameUnfit':
        return t(`inbox.problem.${problem.code}`, { parameter: problem.parameter });
      case 'unknownAccount':
        return t('inbox.problem.unknownAccount', { identifier: problem.identifier });
      case 'keyMissing':
        return t('inbox.problem.keyMissing', { answer: t(`secret.${problem.answer}`) });
      case 'hashWrong':
        return problem.repair
          ? `${t('inbox.problem.hashRepairable')} ${repairText(problem.repair)}`
          : t('inbox.problem.hashWrong');
      case 'unusable':
        return t('inbox.problem.unusable', { parameter: problem.parameter });
      default:
        return assertNever(problem);
    }
  };
}
