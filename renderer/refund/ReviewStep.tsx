import { Button, Stack } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftView, Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { useFormats } from '../i18n/format.ts';
import { useAccount } from '../state/console.tsx';
import { ActionBar } from '../ui/ActionBar.tsx';
import { Facts } from '../ui/Facts.tsx';
import { RequestPreview } from './RequestPreview.tsx';
import classes from './ReviewStep.module.css';

interface ReviewStepProps {
  readonly draft: DraftView;
  readonly sending: boolean;
  readonly refusal: Refusal | null;
  readonly onBack: () => void;
  readonly onConfirm: () => void;
}

/** Says the whole thing once more, from main's own copy. The focus starts on the way back. */
export function ReviewStep({ draft, sending, refusal, onBack, onConfirm }: ReviewStepProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { operation } = draft;
  const account = useAccount(operation.accountId);
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  const amount = formats.amount(operation.amount);
  return (
    <Stack gap={18}>
      <h2 className={classes.sentence}>{t('review.title', { amount, order: operation.orderId })}</h2>
      <p className={classes.words}>{formats.words(operation.amount)}</p>
      {refusal && <RefusalNote refusal={refusal} />}
      <Facts
        facts={[
          { label: t('column.client'), value: draft.clientEmail || draft.client || '–' },
          { label: t('transaction.card'), value: draft.card || '–' },
          { label: t('review.reference'), value: <span className="identifier">{operation.referenceId}</span> },
          { label: t('refund.reason'), value: t(`reason.${operation.reason}`) },
          ...(operation.note ? [{ label: t('refund.note'), value: operation.note }] : []),
          { label: t('review.leftAfter'), value: <span className="numeric">{formats.amount(draft.leftAfter)}</span> },
          {
            label: t('transaction.account'),
            value: `${account?.label ?? operation.accountId} · ${t(`environment.${account?.environment ?? 'production'}`)}`,
          },
        ]}
      />
      <RequestPreview draft={draft} />
      {sending && (
        <p role="status" className={classes.sending}>
          {t('review.sending')}
        </p>
      )}
      <ActionBar>
        <Button ref={back} variant="default" onClick={onBack} disabled={sending}>
          {t('review.back')}
        </Button>
        <Button
          onClick={onConfirm}
          loading={sending}
          data-environment={account?.environment ?? 'production'}
          className={classes.confirm}
        >
          {t('review.confirm', { amount })}
        </Button>
      </ActionBar>
    </Stack>
  );
}
