import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationView, Refusal, TransactionRow } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useOneAtATime } from '../ui/useOneAtATime.ts';

interface ItIsProps {
  readonly operation: OperationView;
  readonly row: TransactionRow;
  readonly onCancel: () => void;
}

const shortestReason = 3;

/** Settles the case with the row that a person has recognised, once they have said by what. */
export function ItIs({ operation, row, onCancel }: ItIsProps) {
  const { t } = useTranslation();
  const fieldId = useId();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { busy, run } = useOneAtATime(`case ${operation.operationId}`);
  const { transactionId } = row;
  const missing = reason.trim().length < shortestReason;
  useEffect(() => document.getElementById(fieldId)?.focus(), [fieldId]);

  const settle = async () => {
    setTried(true);
    if (missing) return document.getElementById(fieldId)?.focus();
    const result = await bridge.operations.settle({
      operationId: operation.operationId,
      outcome: row.status === 'refused' ? { kind: 'refused' } : { kind: 'succeeded', transactionId },
      reason,
    });
    setRefusal(result.ok ? null : result.refusal);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void run(settle);
      }}
    >
      <Stack gap={12} mt={12} maw={520}>
        {refusal && <RefusalNote refusal={refusal} />}
        <strong>{t(row.status === 'refused' ? 'settle.itIsRefused' : 'settle.itIs', { id: transactionId })}</strong>
        <Textarea
          id={fieldId}
          label={t('settle.reason')}
          description={t('settle.reasonHint')}
          error={tried && missing ? t('settle.reasonMissing') : undefined}
          maxLength={200}
          autosize
          minRows={2}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Group gap={8}>
          <Button type="submit" loading={busy}>
            {t('settle.settleWith', { id: transactionId })}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('settle.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
