import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../contract/index.ts';
import { useFormats } from '../i18n/format.ts';
import { useSummary } from '../operation/summary.ts';
import { useDesk } from '../state/desk.ts';
import { statusOf } from '../status/look.ts';
import { useOutcomeText } from '../status/outcome-text.ts';
import { StatusMark } from '../status/StatusMark.tsx';
import { Facts } from '../ui/Facts.tsx';
import classes from './OpenCase.module.css';
import { SettleForm } from './SettleForm.tsx';

/** One operation with an open end. */
export function OpenCase({ operation }: { readonly operation: OperationView }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { select, goTo } = useDesk();
  const outcome = useOutcomeText()(operation);
  const [settling, setSettling] = useState(false);
  const attempt = operation.attempts.at(-1);
  const title = useSummary()(operation);
  return (
    <article className={classes.case} aria-label={title}>
      <header className={classes.head}>
        <h2>{title}</h2>
        <StatusMark status={statusOf(operation.state)} />
      </header>
      <p className={classes.meaning}>
        {outcome.meaning} {outcome.nextStep}
      </p>
      <Facts
        facts={[
          {
            label: t('settle.sent'),
            value: <span className="numeric">{formats.exactMoment(attempt?.sentAt ?? operation.changedAt)}</span>,
          },
          { label: t('review.reference'), value: <span className="identifier">{operation.referenceId}</span> },
          { label: t('settle.attempt'), value: <span className="identifier">{attempt?.attemptId}</span> },
          { label: t('settle.by'), value: operation.actor },
        ]}
      />
      {settling ? (
        <SettleForm operation={operation} onCancel={() => setSettling(false)} />
      ) : (
        <Group gap={8} mt={14}>
          <Button onClick={() => setSettling(true)}>{t('settle.begin')}</Button>
          <Button
            variant="default"
            onClick={() => {
              select({ accountId: operation.accountId, transactionId: operation.referenceId });
              goTo('lookup');
            }}
          >
            {t('settle.showTransaction')}
          </Button>
        </Group>
      )}
    </article>
  );
}
