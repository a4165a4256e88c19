import { useTranslation } from 'react-i18next';
import type { AdministrationView } from '../../contract/index.ts';
import classes from './Administration.module.css';
import { SilentDesk } from './SilentDesk.tsx';

/** The desks that a roll call waits for, each with what of it may be on its way, and the way to go on without it. */
export function RollCall({ office: { silent } }: { readonly office: AdministrationView }) {
  const { t } = useTranslation();
  if (silent.length === 0) return null;
  return (
    <section aria-labelledby="team-roll-call">
      <h2 id="team-roll-call" className={classes.heading}>
        {t('administration.waive.title')}
      </h2>
      <p className={classes.quiet}>{t('administration.waive.intro')}</p>
      {silent.map((desk) => (
        <SilentDesk key={desk.deskId} desk={desk} />
      ))}
    </section>
  );
}
