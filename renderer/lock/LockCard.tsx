import { Button } from '@mantine/core';
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LockView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import classes from './LockCard.module.css';
import { PinField } from './PinField.tsx';
import { useTries } from './useTries.ts';

interface LockCardProps {
  readonly lock: LockView;
  readonly onUnlocked: (kept: string | null) => void;
}

/** The ways back in: the system's own where it can be asked, the PIN where there is one. */
export function LockCard({ lock, onUnlocked }: LockCardProps) {
  const { t } = useTranslation();
  const tries = useTries(lock);
  const [asking, setAsking] = useState(false);
  const [notConfirmed, setNotConfirmed] = useState(false);
  const unlock = async (by: Parameters<typeof bridge.lock.unlock>[0]) => {
    setNotConfirmed(false);
    const answer = await bridge.lock.unlock(by);
    if (!answer.ok) return;
    if (answer.value.kind === 'unlocked') return onUnlocked(answer.value.kept);
    if (answer.value.kind === 'notConfirmed') setNotConfirmed(true);
    else tries.follow(answer.value);
  };
  return (
    <main className={classes.screen}>
      <div className={classes.card}>
        <span className={classes.icon} aria-hidden>
          <Lock size={20} />
        </span>
        <h1 className={classes.title}>{t('lock.title')}</h1>
        <p className={classes.text}>{t('lock.text')}</p>
        {lock.system && (
          <Button
            fullWidth
            loading={asking}
            autoFocus={!lock.pin}
            onClick={async () => {
              setAsking(true);
              await unlock({ by: 'system' });
              setAsking(false);
            }}
          >
            {t('lock.bySystem')}
          </Button>
        )}
        {notConfirmed && (
          <p role="alert" className={classes.wrong}>
            {t('lock.notConfirmed')}
          </p>
        )}
        {lock.pin && (
          <>
            <PinField
              label={t('lock.pin')}
              submit={t('lock.unlock')}
              problem={tries.problem}
              disabled={tries.waits}
              focused={!lock.system}
              onGive={(pin) => unlock({ by: 'pin', pin })}
            />
            <details className={classes.forgotten}>
              <summary>{t('lock.forgotten')}</summary>
              <p>{t('lock.forgottenText')}</p>
            </details>
          </>
        )}
      </div>
    </main>
  );
}
