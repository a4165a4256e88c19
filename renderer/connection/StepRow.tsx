import { useTranslation } from 'react-i18next';
import type { ConnectionStep } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { color } from '../theme/tokens.ts';
import { Facts } from '../ui/Facts.tsx';
import { toFacts } from './detail-facts.ts';
import { isOpen } from './findings.ts';
import classes from './StepRow.module.css';
import { stepLooks } from './step-look.ts';

interface StepRowProps {
  readonly step: ConnectionStep;
  /** True where another step failed: then what went well is no result, and no colour says so. */
  readonly besideFailure: boolean;
}

/** One step: its name, how it went, what that means, what to do, what was measured; one line where nobody looked. */
export function StepRow({ step: { step, outcome, finding, details }, besideFailure }: StepRowProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { icon: Icon, color: own } = stepLooks[outcome];
  const token = besideFailure && outcome === 'passed' ? 'muted' : own;
  const facts = toFacts(details, t, formats);
  const after = details.after ? t(`connection.step.${details.after}`) : '–';
  const quiet = finding === 'notReached' || finding === 'notJudged';
  const meaning = t(`connection.meaning.${finding}`, { after });
  return (
    <li className={classes.step} data-step={step} data-outcome={outcome}>
      <span className={classes.mark} style={{ color: color(token) }}>
        <Icon size={15} strokeWidth={2.5} aria-hidden />
      </span>
      <div className={classes.body}>
        <p className={classes.head}>
          <strong>{t(`connection.step.${step}`)}</strong>
          {quiet ? (
            <span className={classes.waiting}>{meaning}</span>
          ) : (
            <span style={{ color: color(token) }}>{t(`connection.outcome.${outcome}`)}</span>
          )}
        </p>
        {!quiet && <p className={classes.meaning}>{meaning}</p>}
        {isOpen(finding) && <p className={classes.todo}>{t(`connection.todo.${finding}`)}</p>}
        {facts.length > 0 && (
          <div className={classes.facts}>
            <Facts facts={facts} />
          </div>
        )}
      </div>
    </li>
  );
}
