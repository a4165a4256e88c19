import { Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OperationView, Refusal } from '../../contract/index.ts';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { bridge } from '../bridge.ts';
import { isOutdated } from '../operation/steps.ts';
import { useAccount } from '../state/console.tsx';
import { useClosed } from '../team/useClosed.ts';
import { color } from '../theme/tokens.ts';
import { Notice } from '../ui/Notice.tsx';
import { useShowTransaction } from './useShowTransaction.ts';

interface SendAgainProps {
  readonly operation: OperationView;
  readonly onCancel: () => void;
}

/** The stop of a plan alone may be sent a second time while the first is unknown: it moves no money (rules.md G45). */
export function SendAgain({ operation, onCancel }: SendAgainProps) {
  const { t } = useTranslation();
  const environment = useAccount(operation.accountId)?.environment ?? 'production';
  const show = useShowTransaction();
  const closed = useClosed();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const send = async () => {
    setSending(true);
    const result = await bridge.operations.sendAgain({ operationId: operation.operationId });
    setSending(false);
    if (result.ok) onCancel();
    else setRefusal(result.refusal);
  };
  // While it is open it holds its transaction: a new one is made from there, once this one is settled.
  const outdated = refusal !== null && isOutdated(refusal);
  return (
    <Stack gap={12} mt={14}>
      {refusal && <RefusalNote refusal={refusal} />}
      {!outdated && <span>{t('settle.sendAgainText')}</span>}
      {!outdated && closed && <Notice>{closed}</Notice>}
      <Group gap={8}>
        {outdated ? (
          <Button onClick={() => show(operation)}>{t('settle.showTransaction')}</Button>
        ) : (
          <Button
            loading={sending}
            color={color(environment)}
            data-environment={environment}
            disabled={closed !== null}
            onClick={() => void send()}
          >
            {t('settle.sendAgainNow')}
          </Button>
        )}
        <Button variant="default" disabled={sending} onClick={onCancel}>
          {t('settle.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
