import { Button, Group, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DeskOperation, findTextProblem, type OperationView, type Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { useOneAtATime } from '../ui/useOneAtATime.ts';

interface SettleFormProps {
  readonly operation: OperationView;
  readonly onCancel: () => void;
}

const shortestReason = 3;

/** What these did is a transaction of its own: its TRANSACTIONID is the proof. A void or stop may show none. */
const provedById: ReadonlySet<DeskOperation> = new Set(['refund', 'capture', 'credit', 'payment', 'authorization']);

/** A person states what became of it, and how they know: that stands in the log with their name. */
export function SettleForm({ operation, onCancel }: SettleFormProps) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<'succeeded' | 'refused' | null>(null);
  const [transactionId, setTransactionId] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const { busy, run } = useOneAtATime(`case ${operation.operationId}`);

  const id = transactionId.trim();
  const idRequired = provedById.has(operation.operation);
  const reasonProblem = reason.trim().length < shortestReason ? 'missing' : findTextProblem(reason);
  const idMissing = outcome === 'succeeded' && idRequired && id === '';

  const settle = async () => {
    setTried(true);
    if (outcome === null || idMissing || reasonProblem) return;
    const result = await bridge.operations.settle({
      operationId: operation.operationId,
      outcome: outcome === 'succeeded' ? { kind: outcome, transactionId: id === '' ? null : id } : { kind: outcome },
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
      <Stack gap={14} mt={14}>
        {refusal && <RefusalNote refusal={refusal} />}
        <Radio.Group
          label={t('settle.question')}
          error={tried && outcome === null ? t('settle.outcomeMissing') : undefined}
          value={outcome}
          onChange={(value) => setOutcome(value as 'succeeded' | 'refused')}
        >
          <Stack gap={8} mt={6}>
            <Radio value="succeeded" label={t('settle.succeeded')} data-autofocus />
            <Radio value="refused" label={t('settle.refused')} />
          </Stack>
        </Radio.Group>
        {outcome === 'succeeded' && (
          <TextInput
            label={t('settle.transactionId')}
            description={t(idRequired ? 'settle.transactionIdHint' : 'settle.transactionIdOptional')}
            error={tried && idMissing ? t('refusal.transactionIdMissing') : undefined}
            maxLength={32}
            value={transactionId}
            onChange={({ currentTarget }) => setTransactionId(currentTarget.value)}
          />
        )}
        <Textarea
          label={t('settle.reason')}
          description={t('settle.reasonHint')}
          error={
            tried && reasonProblem && t(reasonProblem === 'missing' ? 'settle.reasonMissing' : `note.${reasonProblem}`)
          }
          maxLength={200}
          autosize
          minRows={2}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <Group gap={8}>
          <Button type="submit" loading={busy}>
            {t('settle.settle')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('settle.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
