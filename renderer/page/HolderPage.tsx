import { useTranslation } from 'react-i18next';
import type { OperationView, PageView } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { useAnswer } from '../state/answer.ts';
import { Facts } from '../ui/Facts.tsx';
import { CameBack } from './CameBack.tsx';
import classes from './HolderPage.module.css';
import { PageVerbs } from './PageVerbs.tsx';

/** The page of an operation that waits for its holder: its file, until when it holds, and what became of it. */
export function HolderPage({ operation }: { readonly operation: OperationView }) {
  const { t } = useTranslation();
  const { operationId } = operation;
  const answer = useAnswer({
    key: ['page', operationId],
    ask: () => bridge.pages.describe({ operationId }),
    isStale: (event) =>
      event.kind === 'transactionsChanged' ||
      (event.kind === 'operationChanged' && event.operation.operationId === operationId),
  });
  if (answer.kind === 'refused') return <RefusalNote refusal={answer.refusal} />;
  if (answer.kind === 'loading' || answer.value === null) return null;
  return (
    <section className={classes.page} aria-label={t('page.name')}>
      <p className={classes.what}>{t(`page.what.${answer.value.kind}`)}</p>
      <Times view={answer.value} />
      <PageVerbs operationId={operationId} ways={answer.value.ways} />
      <CameBack operation={operation} />
    </section>
  );
}

function Times({ view: { expiresAt, endsAt } }: { readonly view: PageView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <Facts
      facts={[
        { label: t('page.until'), value: <span className="numeric">{formats.fullMoment(expiresAt)}</span> },
        { label: t('page.endsAt'), value: <span className="numeric">{formats.fullMoment(endsAt)}</span> },
      ]}
    />
  );
}
