import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../i18n/format.ts';

/** So old a picture is said in seconds; an older one by the time of day. In milliseconds. */
const young = 60_000;

/** How old what is known of colleagues is, told anew each second while it is young. */
export function useFreshness(upToDateAt: number | null): string {
  const { t } = useTranslation();
  const formats = useFormats();
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  if (upToDateAt === null) return t('team.neverHeard');
  const age = now - upToDateAt;
  if (age < young) return t('team.upToDateSeconds', { seconds: Math.max(0, Math.floor(age / 1_000)) });
  const isToday = formats.shortDay(upToDateAt) === formats.shortDay(now);
  return t('team.lastHeard', { when: isToday ? formats.time(upToDateAt) : formats.moment(upToDateAt) });
}
