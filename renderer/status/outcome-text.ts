import { useTranslation } from 'react-i18next';
import { explainExeccode, type OperationView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';

/** What an operation's outcome means, and what to do next. */
export interface OutcomeText {
  readonly meaning: string;
  readonly nextStep: string;
}

/** Explains by the gateway's code where there is one, else by why there is none. */
export function useOutcomeText(): (operation: OperationView) => OutcomeText {
  const { t } = useTranslation();
  const { language } = useFormats();
  return ({ attempts, state }) => {
    const attempt = attempts.at(-1);
    if (attempt?.execcode) return explainExeccode(attempt.execcode, language);
    if (attempt?.cause) {
      return {
        meaning: t(`cause.${attempt.cause}`),
        nextStep: t(state === 'unknown' ? 'nextStep.unknown' : 'nextStep.notSent'),
      };
    }
    return { meaning: t('status.underWay'), nextStep: t('nextStep.wait') };
  };
}
