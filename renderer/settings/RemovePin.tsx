import { Button, Group } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LockView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { PinInput } from '../lock/PinInput.tsx';
import { useTries } from '../lock/useTries.ts';
import classes from './LockSetting.module.css';

interface RemovePinProps {
  readonly lock: LockView;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Takes the PIN away, for whoever knows it. */
export function RemovePin({ lock, onDone, onCancel }: RemovePinProps) {
  const { t } = useTranslation();
  const current = useRef<HTMLInputElement>(null);
  const tries = useTries(lock);
  const [busy, setBusy] = useState(false);
  useEffect(() => current.current?.focus(), []);
  const remove = async () => {
    const pin = current.current?.value ?? '';
    if (pin === '') return current.current?.focus();
    setBusy(true);
    const answer = await bridge.lock.removePin({ current: pin });
    setBusy(false);
    if (!answer.ok) return;
    if (answer.value.kind === 'changed') return onDone();
    tries.follow(answer.value);
    if (current.current) current.current.value = '';
    current.current?.focus();
  };
  return (
    <form
      noValidate
      autoComplete="off"
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void remove();
      }}
    >
      <p className={classes.hint}>{t(lock.system ? 'lock.setting.removeKeepsSystem' : 'lock.setting.removeText')}</p>
      <PinInput ref={current} label={t('lock.setting.current')} problem={tries.problem} disabled={tries.waits} />
      <Group gap={8}>
        <Button type="submit" loading={busy} disabled={tries.waits}>
          {t('lock.setting.remove')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('accounts.cancel')}
        </Button>
      </Group>
    </form>
  );
}
