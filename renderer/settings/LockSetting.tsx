import { Button, Group, SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { lockMinutes } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { canLock, useLock } from '../lock/useLock.ts';
import { useConsole } from '../state/console.tsx';
import { Notice } from '../ui/Notice.tsx';
import about from './About.module.css';
import classes from './LockSetting.module.css';
import { NewPin } from './NewPin.tsx';
import { RemovePin } from './RemovePin.tsx';

/** Whether the screen locks, after how long, and what unlocks it. Where nothing does, it is said plainly that it does not lock. */
export function LockSetting() {
  const { t } = useTranslation();
  const { lockAfter } = useConsole().preferences;
  const lock = useLock();
  const [doing, setDoing] = useState<'set' | 'remove' | null>(null);
  const [done, setDone] = useState<'set' | 'removed' | null>(null);
  if (!lock) return null;
  const finish = (what: 'set' | 'removed') => {
    setDoing(null);
    setDone(what);
  };
  const begin = (what: 'set' | 'remove') => {
    setDone(null);
    setDoing(what);
  };
  return (
    <section aria-labelledby="lock-setting">
      <h2 id="lock-setting" className={about.title}>
        {t('lock.setting.label')}
      </h2>
      {canLock(lock) ? (
        <>
          <p className={classes.text}>{t(`lock.setting.${lock.pin ? (lock.system ? 'both' : 'pin') : 'system'}`)}</p>
          <div className={classes.choice}>
            <span aria-hidden>{t('lock.setting.after')}</span>
            <SegmentedControl
              aria-label={t('lock.setting.after')}
              size="sm"
              value={String(lockAfter)}
              data={lockMinutes.map((minutes) => ({
                value: String(minutes),
                label: t('lock.setting.minutes', { count: minutes }),
              }))}
              onChange={(value) => {
                const chosen = lockMinutes.find((minutes) => String(minutes) === value);
                if (chosen !== undefined) void bridge.preferences.change({ lockAfter: chosen });
              }}
            />
          </div>
        </>
      ) : (
        <Notice>{t('lock.setting.none')}</Notice>
      )}
      <p role="status" className={classes.news}>
        {done && t(`lock.setting.done.${done}`)}
      </p>
      {doing === 'set' && <NewPin lock={lock} onDone={() => finish('set')} onCancel={() => setDoing(null)} />}
      {doing === 'remove' && <RemovePin lock={lock} onDone={() => finish('removed')} onCancel={() => setDoing(null)} />}
      {doing === null && (
        <Group gap={8}>
          <Button variant={canLock(lock) ? 'default' : 'filled'} onClick={() => begin('set')}>
            {t(lock.pin ? 'lock.setting.change' : 'lock.setting.set')}
          </Button>
          {lock.pin && (
            <Button variant="default" onClick={() => begin('remove')}>
              {t('lock.setting.remove')}
            </Button>
          )}
        </Group>
      )}
    </section>
  );
}
