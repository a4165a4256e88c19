import { Button, Group, Stack } from '@mantine/core';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OperationView } from '../../contract/index.ts';
import { useConsole } from '../state/console.tsx';
import { useWho } from '../team/useWho.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useShowTransaction } from './useShowTransaction.ts';

/** Which form of a case is open. */
export type CaseStep = 'none' | 'settling' | 'sendingAgain';

interface CaseActionsProps {
  readonly operation: OperationView;
  readonly looking: boolean;
  readonly onLook: () => void;
  readonly onStep: (step: CaseStep) => void;
}

/** What may be done now: nothing that writes where the ledger is damaged, and of a colleague's case nothing that is their desk's. */
export function CaseActions({ operation, looking, onLook, onStep }: CaseActionsProps) {
  const { t } = useTranslation();
  const show = useShowTransaction();
  const { backup } = useConsole();
  const who = useWho();
  if (backup.problem === 'damaged') return <Notice>{t('obstacle.ledgerDamaged')}</Notice>;
  if (operation.deskId !== undefined) {
    return (
      <Stack gap={12} mt={14} align="start">
        <Notice>
          <ForeignText text={t('team.case.others', { who: who(operation) })} />
        </Notice>
        <Button variant="default" onClick={() => show(operation)}>
          {t('settle.showTransaction')}
        </Button>
      </Stack>
    );
  }
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
