import { CircleAlert, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TeamView } from '../../contract/index.ts';
import { useConsole } from '../state/console.tsx';
import { useWindow } from '../state/window.ts';
import classes from './TeamStatus.module.css';
import { useFreshness } from './useFreshness.ts';

/** One quiet line of the status bar: whether the team answers, and how old its picture is. Leads to the team's place. */
export function TeamStatus() {
  const { team } = useConsole();
  return team ? <Line team={team} /> : null;
}

function Line({ team: { state, upToDateAt } }: { readonly team: TeamView }) {
  const { t } = useTranslation();
  const goTo = useWindow(({ goTo }) => goTo);
  const fresh = useFreshness(upToDateAt);
  const isClosed = state.kind !== 'open' && state.kind !== 'connecting';
  const Icon = isClosed ? CircleAlert : Users;
  return (
    <button type="button" className={classes.line} data-closed={isClosed || undefined} onClick={() => goTo('team')}>
      <Icon size={13} aria-hidden />
      {state.kind === 'open' && `${t('team.status.label')} · ${fresh}`}
      {state.kind === 'connecting' && t('team.status.connecting')}
      {isClosed && t('team.status.closed')}
    </button>
  );
}
