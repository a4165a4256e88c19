import { ActionIcon, Tooltip } from '@mantine/core';
import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { canLock, useLock } from './useLock.ts';
import { lockNow } from './useLockKeys.ts';

/** Locks the screen at once; not there where nothing could unlock it. */
export function LockButton() {
  const { t } = useTranslation();
  if (!canLock(useLock())) return null;
  return (
    <Tooltip label={t('lock.nowKeys')}>
      <ActionIcon variant="subtle" color="gray" aria-label={t('lock.now')} onClick={() => void lockNow()}>
        <Lock size={17} />
      </ActionIcon>
    </Tooltip>
  );
}
