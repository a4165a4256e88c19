import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { mostUnclaimed, type TeamView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useAnswer } from '../state/answer.ts';
import classes from './TeamPage.module.css';
import { UnclaimedTable } from './UnclaimedTable.tsx';

/** Where the count in the rail leads: money that moved and that no desk of the team asked for, row by row. */
export function Unclaimed({ team: { unclaimed, state } }: { readonly team: TeamView }) {
  const { t } = useTranslation();
  const answer = useAnswer({
    // A standing is told every few seconds: only another count is another list.
    key: ['team', 'unclaimed', String(unclaimed), state.kind === 'open' ? 'open' : 'closed'],
    ask: () => bridge.team.listUnclaimed({}),
    isStale: ({ kind }) => kind === 'transactionsChanged',
  });
  const rows = answer.kind === 'ready' ? answer.value : null;
  return (
    <section aria-labelledby="team-unclaimed">
      <h2 id="team-unclaimed" className={classes.heading}>
        {t('team.unclaimed.title')}
      </h2>
      <div className={classes.unclaimed}>
        <TriangleAlert size={16} className={classes.icon} aria-hidden />
        <p>{t('team.unclaimed.text', { count: unclaimed })}</p>
      </div>
      {rows && <UnclaimedTable rows={rows} />}
      {rows && unclaimed > rows.length && rows.length === mostUnclaimed && (
        <p className={classes.note}>{t('team.unclaimed.newest', { count: mostUnclaimed })}</p>
      )}
      {answer.kind === 'ready' && rows === null && <p className={classes.note}>{t('team.unclaimed.unknown')}</p>}
    </section>
  );
}
