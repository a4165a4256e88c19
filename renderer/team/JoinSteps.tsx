import { Circle, CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { type JoinStep, joinStep } from '../../contract/index.ts';
import classes from './JoinTeam.module.css';

const icons = { passed: CircleCheck, failed: CircleX, skipped: Circle } as const;

/** What was looked at one after the other, and where it ended. */
export function JoinSteps({ failedAt }: { readonly failedAt: JoinStep }) {
  const { t } = useTranslation();
  const end = joinStep.options.indexOf(failedAt);
  return (
    <ol className={classes.steps}>
      {joinStep.options.map((step, index) => {
        const outcome = index < end ? 'passed' : index === end ? 'failed' : 'skipped';
        const Icon = icons[outcome];
        return (
          <li key={step} className={classes.step} data-outcome={outcome}>
            <Icon size={15} aria-hidden />
            <span>{t(`team.join.step.${step}`)}</span>
            <span>{t(`team.join.outcome.${outcome}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
