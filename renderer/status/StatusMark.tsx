import { useTranslation } from 'react-i18next';
import type { Status } from '../../contract/index.ts';
import { color } from '../theme/tokens.ts';
import { statusLooks } from './look.ts';
import classes from './StatusMark.module.css';

interface StatusMarkProps {
  readonly status: Status;
  /** Shown behind the word of a refusal, where the code says more than the word. */
  readonly execcode?: string | null;
  readonly size?: 'small' | 'large';
  /** For table cells: the short form of a long word. */
  readonly short?: boolean;
  /** Whom it waits for is the holder, who has a page, and no bank yet. */
  readonly hasPage?: boolean;
}

/** Icon, word and colour of a status, always all three. */
export function StatusMark({ status, execcode, size = 'small', short = false, hasPage = false }: StatusMarkProps) {
  const { t } = useTranslation();
  const { icon: Icon, color: token } = statusLooks[status];
  return (
    <span className={classes.mark} data-size={size} style={{ color: color(token) }}>
      <Icon size={size === 'large' ? 20 : 14} strokeWidth={2.25} aria-hidden />
      <span>{t(status === 'waiting' ? wordOfWaiting(short, hasPage) : `status.${status}`)}</span>
      {status === 'refused' && execcode && <span className={classes.code}>{execcode}</span>}
    </span>
  );
}

function wordOfWaiting(short: boolean, hasPage: boolean) {
  if (hasPage) return 'status.waitingForHolder';
  return short ? 'status.waitingShort' : 'status.waiting';
}
