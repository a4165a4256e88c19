import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../contract/index.ts';
import { useSummary } from '../operation/summary.ts';
import { statusOf } from '../status/look.ts';
import { useOutcomeText } from '../status/outcome-text.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './JustSettled.module.css';

/** What became of the cases that have just left this page, and how it became known. */
export function JustSettled({ operations }: { readonly operations: readonly OperationView[] }) {
  const { t } = useTranslation();
  const summary = useSummary();
  const outcomeText = useOutcomeText();
  return (
    <section className={classes.settled} aria-labelledby="just-settled" aria-live="polite">
      <h2 id="just-settled">{t('settle.justSettled')}</h2>
      <ul>
        {operations.map((operation) => (
          <li key={operation.operationId}>
            <span className={classes.line}>
              <span>{summary(operation)}</span>
              <StatusMark status={statusOf(operation.state)} />
            </span>
            <ForeignText className={classes.how} text={outcomeText(operation).meaning} />
          </li>
        ))}
      </ul>
    </section>
  );
}
