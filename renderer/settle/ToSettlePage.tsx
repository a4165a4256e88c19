import { CheckCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useAnswer } from '../state/answer.ts';
import { EmptyState } from '../ui/EmptyState.tsx';
import { OpenCase } from './OpenCase.tsx';
import classes from './ToSettlePage.module.css';

/** Operations of which nobody knows whether they were carried out: what was tried, and what may be done now. */
export function ToSettlePage() {
  const { t } = useTranslation();
  const answer = useAnswer(
    'toSettle',
    () => bridge.operations.list({ only: 'toSettle', limit: 500 }),
    ({ kind }) => kind === 'operationChanged',
  );
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('place.toSettle')}</h1>
        {answer.kind === 'ready' && answer.value.length > 0 && <p>{t('settle.intro')}</p>}
      </header>
      {answer.kind === 'refused' && <RefusalNote refusal={answer.refusal} />}
      {answer.kind === 'ready' && answer.value.length === 0 && (
        <EmptyState icon={<CheckCheck size={20} />} title={t('settle.nothingTitle')} text={t('settle.nothingText')} />
      )}
      {answer.kind === 'ready' &&
        answer.value.map((operation) => <OpenCase key={operation.operationId} operation={operation} />)}
    </div>
  );
}
