import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import classes from '../app/BackupBanner.module.css';
import { useConsole } from '../state/console.tsx';
import { useWindow } from '../state/window.ts';
import { useTeamStateText } from './state-text.ts';
import own from './TeamBanner.module.css';
import { useClosed } from './useClosed.ts';

/** Over every place while the team lets nothing be sent: why, what can be done, and that nothing is lost. */
export function TeamBanner() {
  const { t } = useTranslation();
  const { team } = useConsole();
  const place = useWindow(({ place }) => place);
  const goTo = useWindow(({ goTo }) => goTo);
  const stateText = useTeamStateText();
  const closed = useClosed();
  // A console that just begins to ask has nothing to report yet.
  if (!team || closed === null || team.state.kind === 'connecting') return null;
  const { wayOut } = stateText(team.state);
  return (
    <div role="alert" className={classes.banner} data-problem="team">
      <TriangleAlert size={16} className={classes.icon} aria-hidden />
      <p>
        <strong>{closed}</strong> {place !== 'team' && wayOut} {t('team.draftsKept')}{' '}
        {place !== 'team' && (
          <button type="button" className={own.more} onClick={() => goTo('team')}>
            {t('team.more')}
          </button>
        )}
      </p>
    </div>
  );
}
