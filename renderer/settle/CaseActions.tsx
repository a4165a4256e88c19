import { Button, Group } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../contract/index.ts';
import { useShowTransaction } from './useShowTransaction.ts';

/** Which form of a case is open. */
export type CaseStep = 'none' | 'settling' | 'sendingAgain';

interface CaseActionsProps {
  readonly operation: OperationView;
  readonly looking: boolean;
  readonly onLook: () => void;
  readonly onStep: (step: CaseStep) => void;
}

/** What may be done now. */
export function CaseActions({ operation, looking, onLook, onStep }: CaseActionsProps) {
  const { t } = useTranslation();
  const show = useShowTransaction();
  return (
    <Group gap={8} mt={14}>
      <Button loading={looking} leftSection={<RefreshCw size={15} aria-hidden />} onClick={onLook}>
        {t('settle.lookNow')}
      </Button>
      <Button variant="default" onClick={() => onStep('settling')}>
        {t('settle.begin')}
      </Button>
      {operation.repeatable && (
        <Button variant="default" onClick={() => onStep('sendingAgain')}>
          {t('settle.sendAgain')}
        </Button>
      )}
      <Button variant="default" onClick={() => show(operation)}>
        {t('settle.showTransaction')}
      </Button>
    </Group>
  );
}
