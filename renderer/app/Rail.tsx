import { UnstyledButton } from '@mantine/core';
import {
  CircleAlert,
  FileUp,
  History,
  Inbox,
  type LucideIcon,
  Search,
  Settings,
  ShieldCheck,
  Users,
  WalletCards,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console.tsx';
import { type Place, places, useWindow } from '../state/window.ts';
import { alarming } from '../team/seal-text.ts';
import classes from './Rail.module.css';

const icons: Record<Place, LucideIcon> = {
  lookup: Search,
  toSettle: CircleAlert,
  approvals: ShieldCheck,
  inbox: Inbox,
  imports: FileUp,
  activity: History,
  team: Users,
  accounts: WalletCards,
  settings: Settings,
};

/** The places of the console, with the counts that want attention. */
export function Rail() {
  const { t } = useTranslation();
  const place = useWindow(({ place }) => place);
  const goTo = useWindow(({ goTo }) => goTo);
  const { toSettle, team } = useConsole();
  // A desk that works alone finds the way into a team in its settings.
  const isTeams = (name: Place) => name === 'team' || name === 'approvals';
  const shown = places.filter((name) => !isTeams(name) || team || place === name);
  const counts: Partial<Record<Place, number>> = {
    toSettle,
    approvals: team ? team.proposals.toDecide + team.proposals.toSend : 0,
    team: team ? team.unclaimed + team.sealTroubles.filter(alarming).length : 0,
  };
  return (
    <nav className={classes.rail} aria-label={t('rail.label')}>
      {shown.map((name) => {
        const Icon = icons[name];
        const count = counts[name] ?? 0;
        return (
          <UnstyledButton
            key={name}
            title={t(`place.${name}`)}
            className={classes.item}
            data-last={name === 'accounts' || undefined}
            aria-current={place === name ? 'page' : undefined}
            onClick={() => goTo(name)}
          >
            <Icon size={16} aria-hidden />
            <span className={classes.label}>{t(`place.${name}`)}</span>
            {count > 0 && <span className={classes.count}>{count}</span>}
          </UnstyledButton>
        );
      })}
    </nav>
  );
}
