import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from './SetUpSteps.module.css';

const allSteps = ['account', 'key', 'connection', 'import'] as const;
type SetUpStep = (typeof allSteps)[number];

interface SetUpStepsProps {
  readonly current: SetUpStep;
  /** Not where the account has its transactions already, or the person does without. */
  readonly withImport?: boolean;
  /** Nothing is left to be done. */
  readonly isDone?: boolean;
}

/** How far a new account is: what is done, what is being done, what is to come. */
export function SetUpSteps({ current, withImport = true, isDone = false }: SetUpStepsProps) {
  const { t } = useTranslation();
  const steps = allSteps.filter((step) => step !== 'import' || withImport);
  const at = isDone ? steps.length : steps.indexOf(current);
  return (
    <ol className={classes.steps} aria-label={t('accounts.steps.label')}>
      {steps.map((step, index) => (
        <li key={step} className={classes.step} aria-current={index === at ? 'step' : undefined}>
          <span className={classes.mark} data-done={index < at || undefined}>
            {index < at ? <Check size={12} strokeWidth={3} aria-label={t('accounts.steps.done')} /> : index + 1}
          </span>
          {t(`accounts.steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}
