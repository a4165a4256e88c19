import { CheckCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useAnswer } from '../state/answer.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { JustSettled } from './JustSettled.tsx';
import { OpenCase } from './OpenCase.tsx';
import classes from './ToSettlePage.module.css';
import { useJustSettled } from './useJustSettled.ts';

/** Operations of which nobody knows whether they were carried out: what was tried, and what may be done now. */
export function ToSettlePage() {
  const { t } = useTranslation();
  const answer = useAnswer({
    key: ['cases'],
    ask: () => bridge.cases.list({}),
    // Any new row may be what a case waits for.
    isStale: ({ kind }) => kind === 'operationChanged' || kind === 'transactionsChanged',
  });
  const cases = answer.kind === 'ready' ? answer.value : [];
  const settled = useJustSettled(cases);
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('place.toSettle')}</h1>
        {cases.length > 0 && <p>{t('settle.intro')}</p>}
      </header>
      {answer.kind === 'refused' && <RefusalNote refusal={answer.refusal} />}
      {settled.length > 0 && <JustSettled operations={settled} />}
      {cases.map((open) => (
        <OpenCase key={open.operation.operationId} open={open} />
      ))}
      {answer.kind === 'ready' && cases.length === 0 && (
        <div className={settled.length > 0 ? undefined : classes.empty}>
          <EmptyState icon={<CheckCheck size={20} />} title={t('settle.nothingTitle')} text={t('settle.nothingText')} />
        </div>
      )}
    </div>
  );
}
