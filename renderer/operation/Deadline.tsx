import { VisuallyHidden } from '@mantine/core';
import type { TFunction } from 'i18next';
import { Clock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import classes from './Deadline.module.css';
import { announcementOf, type Remaining } from './remaining.ts';
import { useRemaining } from './useRemaining.ts';

interface DeadlineProps {
  /** The last millisecond. */
  readonly until: number;
  /** True where nobody told when the time for it began: then it is the latest that it can be. */
  readonly mayBeOver: boolean;
  /** Whether that is explained: where something is decided, not beside a list. */
  readonly explained?: boolean;
  /** What is open until then: `Void`. Left out where it stands above. */
  readonly what?: string;
}

/** How long something is open, and its last moment in the zone of the screen. It ticks for the eye; ears hear the steps. */
export function Deadline(props: DeadlineProps) {
  return props.mayBeOver ? <UnknownDeadline {...props} /> : <KnownDeadline {...props} />;
}

/** No countdown: it would count to a moment that nobody knows. */
function UnknownDeadline({ until, what, explained }: DeadlineProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <p className={classes.deadline} data-urgent>
      <Clock size={14} className={classes.icon} aria-hidden />
      <span>
        {what && <span className={classes.what}>{t('countdown.of', { what })} </span>}
        <span className={classes.left}>{t('countdown.mayBeOver')}</span>{' '}
        <span className={`numeric ${classes.until}`}>
          {t('countdown.atTheLatest', { when: formats.fullMoment(until) })}
        </span>
        {explained && <span className={classes.why}>{t('countdown.mayBeOverWhy')}</span>}
      </span>
    </p>
  );
}

function KnownDeadline({ until, what }: DeadlineProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const remaining = useRemaining(until);
  return (
    <p
      className={classes.deadline}
      data-urgent={remaining.kind === 'minutes' || remaining.kind === 'over' || undefined}
    >
      <Clock size={14} className={classes.icon} aria-hidden />
      <span>
        {what && <span className={classes.what}>{t('countdown.of', { what })} </span>}
        <span role="timer" className={`numeric ${classes.left}`}>
          {remainingText(t, remaining)}
        </span>{' '}
        <span className={`numeric ${classes.until}`}>{t('countdown.until', { when: formats.fullMoment(until) })}</span>
      </span>
      <VisuallyHidden role="status">{announcementText(t, remaining)}</VisuallyHidden>
    </p>
  );
}

function remainingText(t: TFunction, remaining: Remaining): string {
  switch (remaining.kind) {
    case 'days':
      return t('countdown.days', { count: remaining.days });
    case 'hours':
      return t('countdown.hours', { hours: remaining.hours, minutes: remaining.minutes });
    case 'minutes':
      return t('countdown.minutes', { minutes: remaining.minutes, seconds: twoDigits(remaining.seconds) });
    case 'over':
      return t('countdown.over');
  }
}

function announcementText(t: TFunction, remaining: Remaining): string {
  const announcement = announcementOf(remaining);
  switch (announcement.kind) {
    case 'hours':
      return t('countdown.lessThanHours', { count: announcement.lessThan });
    case 'minutes':
      return t('countdown.lessThanMinutes', { count: announcement.lessThan });
    case 'over':
      return t('countdown.over');
    case 'silent':
      return '';
  }
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
