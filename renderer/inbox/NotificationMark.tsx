import { Ban, Check, CopyCheck, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TakenNotification } from '../../contract/index.ts';
import { color, type TokenName } from '../theme/tokens.ts';
import classes from './NotificationMark.module.css';

const looks: Readonly<Record<TakenNotification['kind'], { readonly icon: LucideIcon; readonly color: TokenName }>> = {
  kept: { icon: Check, color: 'done' },
  duplicate: { icon: CopyCheck, color: 'notSent' },
  refused: { icon: Ban, color: 'refused' },
};

/** Icon, word and colour of what became of a notification, always all three. */
export function NotificationMark({ kind }: { readonly kind: TakenNotification['kind'] }) {
  const { t } = useTranslation();
  const { icon: Icon, color: token } = looks[kind];
  return (
    <span className={classes.mark} style={{ color: color(token) }}>
      <Icon size={14} strokeWidth={2.25} aria-hidden />
      {t(`inbox.result.${kind}`)}
    </span>
  );
}
