import { useTranslation } from 'react-i18next';
import type { TeamView } from '../../contract/index.ts';
import { People } from '../administration/People.tsx';
import { RollCall } from '../administration/RollCall.tsx';
import { StrictRule } from '../administration/StrictRule.tsx';
import { TeamRules } from '../administration/TeamRules.tsx';
import { useAdministration } from '../administration/useAdministration.ts';
import { WaitingWords } from '../administration/WaitingWords.tsx';
import { RefusalNote } from '../app/RefusalNote.tsx';
import { RightsTable } from '../approvals/RightsTable.tsx';
import { bridge } from '../bridge.ts';
import { useAnswer } from '../state/answer.ts';
import { useConsole } from '../state/console.tsx';
import { Facts } from '../ui/Facts.tsx';
import { DeskTable } from './DeskTable.tsx';
import { JoinTeam } from './JoinTeam.tsx';
import { LeaveTeam } from './LeaveTeam.tsx';
import { SealTroubles } from './SealTroubles.tsx';
import { StateCard } from './StateCard.tsx';
import classes from './TeamPage.module.css';
import { Unclaimed } from './Unclaimed.tsx';

/** The team of this desk: how it stands, who is in it and how much of it is here; or the way into one. */
export function TeamPage() {
  const { t } = useTranslation();
  const { team } = useConsole();
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1>{t('place.team')}</h1>
        <p>{t('team.intro')}</p>
      </header>
      {team ? <Joined team={team} /> : <JoinTeam />}
    </div>
  );
}

function Joined({ team }: { readonly team: TeamView }) {
  const { t } = useTranslation();
  const answer = useAnswer({
    key: ['team', 'desks'],
    ask: () => bridge.team.describe({}),
    isStale: ({ kind }) => kind === 'teamChanged',
  });
  const administration = useAdministration();
  const office = administration.kind === 'ready' ? administration.value : null;
  const desks = answer.kind === 'ready' && answer.value ? answer.value.desks : [];
  const { seat, teamId, untold, unclaimed } = team;
  return (
    <div className={classes.parts}>
      <StateCard team={team} />
      {office && <RollCall office={office} />}
      <SealTroubles team={team} />
      {unclaimed > 0 && <Unclaimed team={team} />}
      <section aria-labelledby="team-me">
        <h2 id="team-me" className={classes.heading}>
          {t('team.me')}
        </h2>
        <Facts
          facts={[
            { label: t('team.person'), value: seat.person },
            { label: t('team.desk'), value: seat.desk },
            {
              label: t('team.untold'),
              value: untold === 0 ? t('team.allTold') : t('team.untoldCount', { count: untold }),
            },
            { label: t('team.seal.label'), value: t(`team.seal.${team.sealing}`) },
            { label: t('team.team'), value: <span className="identifier">{teamId}</span> },
          ]}
        />
      </section>
      <RightsTable />
      {office && <People office={office} />}
      {office && <TeamRules office={office} />}
      {office && <StrictRule office={office} />}
      {office && <WaitingWords office={office} />}
      {answer.kind === 'refused' && <RefusalNote refusal={answer.refusal} />}
      {answer.kind === 'ready' && <DeskTable team={team} desks={desks} stands={office?.stands ?? []} />}
      <LeaveTeam />
    </div>
  );
}
