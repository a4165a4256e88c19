import { Button } from '@mantine/core';
import { CircleAlert, CircleCheck, LoaderCircle, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { ForeignText } from '../ui/ForeignText.tsx';
import classes from './StateCard.module.css';
import { useTeamStateText } from './state-text.ts';
import { useFreshness } from './useFreshness.ts';

const icons = { open: CircleCheck, connecting: LoaderCircle, closed: CircleAlert } as const;

/** How the team stands, what can be done about it, and how old the picture is. */
export function StateCard({ team: { state, upToDateAt } }: { readonly team: TeamView }) {
  const { t } = useTranslation();
  const { title, text, wayOut } = useTeamStateText()(state);
  const fresh = useFreshness(upToDateAt);
  const [asking, setAsking] = useState(false);
  const ask = async () => {
    setAsking(true);
    await bridge.team.exchange({});
    setAsking(false);
  };
  const look = state.kind === 'open' || state.kind === 'connecting' ? state.kind : 'closed';
  const Icon = icons[look];
  return (
    <section className={classes.card} data-look={look} aria-labelledby="team-state">
      <Icon size={20} className={classes.icon} aria-hidden />
      <div className={classes.words} role="status">
        <h2 id="team-state">{title}</h2>
        <p>
          <ForeignText text={text} />
        </p>
        {wayOut && <p>{wayOut}</p>}
      </div>
      <div className={classes.aside}>
        <span className={classes.fresh}>{fresh}</span>
        <Button
          variant="default"
          loading={asking}
          leftSection={<RefreshCw size={15} aria-hidden />}
          onClick={() => void ask()}
        >
          {t('team.askNow')}
        </Button>
      </div>
    </section>
  );
}
