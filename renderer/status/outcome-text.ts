import { useTranslation } from 'react-i18next';
import { type AttemptView, explainExeccode, type OperationView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useConsole } from '../state/console.tsx';
import { useProofText } from './proof-text.ts';

/** What an operation's outcome means, and what to do next. */
export interface OutcomeText {
  readonly meaning: string;
  readonly nextStep: string;
}

/** Explains by what was proved or settled, else by the gateway's code, else by why there is none. */
export function useOutcomeText(): (operation: OperationView) => OutcomeText {
  const { t } = useTranslation();
  const { language } = useFormats();
  const proofText = useProofText();
  const { team } = useConsole();
  return (operation) => {
    const { attempts, state } = operation;
    const attempt = attempts.at(-1);
    const proved = proofText(operation);
    if (proved) return { meaning: proved, nextStep: t(state === 'refused' ? 'nextStep.mayRepeat' : 'nextStep.proved') };
    if (operation.page) {
      return { meaning: t(`page.meaning.${operation.page}`), nextStep: t(`page.nextStep.${operation.page}`) };
    }
    // What its answer asked of the holder is done: the bank's word is awaited.
    if (state === 'pending') return explainExeccode('0003', language);
    if (attempt?.execcode && attempt.cause === null) return explainExeccode(attempt.execcode, language);
    // A key that an account had before its desk joined may still stand under its own name alone.
    if (attempt?.cause === 'secretAbsent' && team) {
      return { meaning: t('cause.secretAbsentInTeam'), nextStep: t('nextStep.secretAbsentInTeam') };
    }
    if (attempt?.cause) {
      return {
        meaning: t(`cause.${attempt.cause}`),
        nextStep: t(state === 'unknown' ? 'nextStep.unknown' : `nextStep.${nextStepOf(attempt.cause)}`),
      };
    }
    return { meaning: t('status.underWay'), nextStep: t('nextStep.wait') };
  };
}

/** What to do about a request that the team held up; of all others, that it can be sent again. */
function nextStepOf(cause: NonNullable<AttemptView['cause']>) {
  switch (cause) {
    case 'claimRefused':
    case 'claimOutdated':
    case 'claimNotAllowed':
    case 'claimNeedsApproval':
    case 'claimAboveDayLimit':
    case 'teamUnreachable':
      return cause;
    default:
      return 'notSent';
  }
}
