import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AlarmView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useFormats } from '../i18n/format.ts';
import classes from './Administration.module.css';
import { AlarmSubjects } from './AlarmSubjects.tsx';
import { ClaimLines } from './ClaimLines.tsx';
import { SaidWords } from './SaidWords.tsx';
import { SecondWordForm } from './SecondWordForm.tsx';

interface WaitingAlarmProps {
  readonly alarm: AlarmView;
  readonly mayAdminister: boolean;
}

/** What may have been paid twice: nothing is sent on it before two people have looked, one of them an administrator. */
export function WaitingAlarm({ alarm, mayAdminister }: WaitingAlarmProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [saying, setSaying] = useState(false);
  const { alarmId, kind, raisedAt, isHeld, claims, saidBy } = alarm;
  const isMine = saidBy.some(({ isMe }) => isMe);
  const needsAdministrator = !mayAdminister && !saidBy.some(({ isAdministrator, isMe }) => isAdministrator && !isMe);
  const title = t(`administration.alarm.${kind}`);
  return (
    <article className={classes.person} aria-label={title}>
      <header className={classes.head}>
        <h3>{title}</h3>
      </header>
      <p className={classes.quiet}>{t('administration.alarm.raised', { when: formats.moment(raisedAt) })}</p>
      <ClaimLines claims={claims} label={t('administration.alarm.claims')} />
      <AlarmSubjects alarm={alarm} />
      <SaidWords words={saidBy} />
      {needsAdministrator && <p className={classes.quiet}>{t('administration.erase.needsAdministrator')}</p>}
      {isHeld && <p className={classes.quiet}>{t('administration.alarm.held')}</p>}
      {isMine && <p className={classes.quiet}>{t('administration.waiting.another')}</p>}
      {!isHeld && !isMine && !saying && (
        <div className={classes.acts}>
          <Button size="compact-sm" variant="default" onClick={() => setSaying(true)}>
            {t(saidBy.length > 0 ? 'administration.alarm.second' : 'administration.alarm.first')}
          </Button>
        </div>
      )}
      {saying && (
        <SecondWordForm
          title={t('administration.alarm.ask')}
          texts={[t('administration.alarm.text')]}
          confirm={t('administration.alarm.confirm')}
          say={(reason) => bridge.administration.clearAlarm({ alarmId, reason })}
          onClose={() => setSaying(false)}
        />
      )}
    </article>
  );
}
