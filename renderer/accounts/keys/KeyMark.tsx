import { useTranslation } from 'react-i18next';
import { color } from '../../theme/tokens.ts';
import classes from './KeyMark.module.css';
import { keyLooks } from './key-look.ts';
import type { KeyStanding } from './useKey.ts';

/** Where a key stands: icon, word and colour, always all three. */
export function KeyMark({ standing }: { readonly standing: KeyStanding }) {
  const { t } = useTranslation();
  const { icon: Icon, color: token } = keyLooks[standing];
  return (
    <span className={classes.mark} style={{ color: color(token) }}>
      <Icon size={14} strokeWidth={2.25} aria-hidden />
      {t(`secret.standing.${standing}`)}
    </span>
  );
}
