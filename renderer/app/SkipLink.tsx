import { useTranslation } from 'react-i18next';
import { enterList } from '../lookup/held-keys.ts';
import classes from './Frame.module.css';

/** The element of the place that is shown. */
export const placeId = 'place';

/** The first thing that Tab meets: past the band and the rail, into the rows or whatever the place begins with. */
export function SkipLink() {
  const { t } = useTranslation();
  return (
    <a
      href={`#${placeId}`}
      className={classes.skip}
      onClick={(event) => {
        event.preventDefault();
        if (!enterList()) document.getElementById(placeId)?.focus();
      }}
    >
      {t('header.skip')}
    </a>
  );
}
