import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';
import { useRemaining } from '../operation/useRemaining.ts';

/** When the gateway is asked again by itself; it ticks. */
export function NextLook({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const remaining = useRemaining(at);
  if (remaining.kind === 'over') return <span role="timer">{t('settle.nextLookNow')}</span>;
  const words = () => {
    switch (remaining.kind) {
      case 'days':
        return t('settle.inDays', { count: remaining.days });
      case 'hours':
        return t('settle.inHours', { hours: remaining.hours, minutes: remaining.minutes });
      case 'minutes':
        return remaining.minutes === 0
          ? t('settle.inSeconds', { seconds: remaining.seconds })
          : t('settle.inMinutes', { minutes: remaining.minutes, seconds: remaining.seconds });
    }
  };
  return (
    <span role="timer" className="numeric">
      {t('settle.nextLookValue', { remaining: words(), when: formats.time(at) })}
    </span>
  );
}
