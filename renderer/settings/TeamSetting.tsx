import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console.tsx';
import { useWindow } from '../state/window.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import table from '../ui/Table.module.css';
import about from './About.module.css';

/** Whether this desk works alone or in a team, and the way to the place where that is seen and changed. */
export function TeamSetting() {
  const { t } = useTranslation();
  const { team } = useConsole();
  const { goTo } = useWindow();
  return (
    <section aria-labelledby="team-setting">
      <h2 id="team-setting" className={about.title}>
        {t('settings.team.label')}
      </h2>
      <ForeignText text={team ? t('settings.team.joined', { ...team.seat }) : t('settings.team.alone')} />{' '}
      <button type="button" className={table.link} onClick={() => goTo('team')}>
        {t(team ? 'settings.team.show' : 'settings.team.join')}
      </button>
    </section>
  );
}
