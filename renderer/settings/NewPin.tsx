import { Button, Group } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findPinProblem, type LockView, type PinProblem, shortestPin } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { PinInput } from '../lock/PinInput.tsx';
import { useTries } from '../lock/useTries.ts';
import classes from './LockSetting.module.css';

interface NewPinProps {
  readonly lock: LockView;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Takes a new PIN, twice, and the one before where there is one. */
export function NewPin({ lock, onDone, onCancel }: NewPinProps) {
  const { t } = useTranslation();
  const current = useRef<HTMLInputElement>(null);
  const first = useRef<HTMLInputElement>(null);
  const second = useRef<HTMLInputElement>(null);
  const tries = useTries(lock);
  const [problem, setProblem] = useState<PinProblem | 'different' | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => (current.current ?? first.current)?.focus(), []);
  const keep = async () => {
    const pin = first.current?.value ?? '';
    const found = findPinProblem(pin) ?? (pin === second.current?.value ? null : 'different');
    setProblem(found);
    if (found) return (found === 'different' ? second : first).current?.focus();
    setBusy(true);
    const answer = await bridge.lock.setPin({ pin, current: current.current?.value || null });
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
        void keep();
      }}
    >
      {lock.pin && (
        <PinInput ref={current} label={t('lock.setting.current')} problem={tries.problem} disabled={tries.waits} />
      )}
      <PinInput
        ref={first}
        label={t('lock.setting.new')}
        hint={t('lock.setting.newHint', { count: shortestPin })}
        problem={problem === 'tooShort' || problem === 'tooSimple' ? t(`lock.setting.problem.${problem}`) : null}
      />
      <PinInput
        ref={second}
        label={t('lock.setting.again')}
        problem={problem === 'different' ? t('lock.setting.problem.different') : null}
      />
      <Group gap={8}>
        <Button type="submit" loading={busy} disabled={tries.waits}>
          {t(lock.pin ? 'lock.setting.keepChanged' : 'lock.setting.keep')}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('accounts.cancel')}
        </Button>
      </Group>
    </form>
  );
}
