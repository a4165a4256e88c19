import { Button, Group } from '@mantine/core';
import { RefreshCw, Save } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationView, PageView, Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import { useAnswer } from '../state/answer.ts';
import { Facts } from '../ui/Facts.tsx';
import { ForeignText } from '../ui/ForeignText.tsx';
import { CameBack } from './CameBack.tsx';
import classes from './HolderPage.module.css';

/** The page of an operation that waits for its holder: its file, until when it holds, and what became of it. */
export function HolderPage({ operation }: { readonly operation: OperationView }) {
  const { t } = useTranslation();
  const { operationId } = operation;
  const answer = useAnswer({
    key: ['page', operationId],
    ask: () => bridge.pages.describe({ operationId }),
    isStale: (event) => event.kind === 'operationChanged' && event.operation.operationId === operationId,
  });
  if (answer.kind === 'refused') return <RefusalNote refusal={answer.refusal} />;
  if (answer.kind === 'loading' || answer.value === null) return null;
  return (
    <section className={classes.page} aria-label={t('page.name')}>
      <p className={classes.what}>{t(`page.what.${answer.value.kind}`)}</p>
      <Times view={answer.value} />
      <PageVerbs operationId={operationId} canBeWritten={answer.value.canBeWritten} />
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

interface PageVerbsProps {
  readonly operationId: string;
  readonly canBeWritten: boolean;
}

function PageVerbs({ operationId, canBeWritten }: PageVerbsProps) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState<'save' | 'look' | null>(null);
  const [path, setPath] = useState<string | null>(null);
  const [looked, setLooked] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const save = async () => {
    setBusy('save');
    const answer = await bridge.pages.save({ operationId }).finally(() => setBusy(null));
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok && answer.value.saved) setPath(answer.value.saved.path);
  };
  const look = async () => {
    setBusy('look');
    const answer = await bridge.pages.look({ operationId }).finally(() => setBusy(null));
    setRefusal(answer.ok ? null : answer.refusal);
    setLooked(answer.ok && answer.value.page !== undefined);
  };
  return (
    <div>
      <Group gap={8}>
        <Button
          leftSection={<Save size={15} aria-hidden />}
          loading={busy === 'save'}
          disabled={!canBeWritten}
          onClick={save}
        >
          {t('page.save')}
        </Button>
        <Button
          variant="default"
          leftSection={<RefreshCw size={15} aria-hidden />}
          loading={busy === 'look'}
          onClick={look}
        >
          {t('page.look')}
        </Button>
      </Group>
      <p role="status" className={classes.status}>
        {path !== null && (
          <>
            {t('page.saved')} <ForeignText text={path} />
          </>
        )}
        {looked && ` ${t('page.stillWaits')}`}
        {!canBeWritten && t('page.notWritable')}
      </p>
      {refusal && <RefusalNote refusal={refusal} />}
    </div>
  );
}
