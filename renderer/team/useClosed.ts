import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console.tsx';
import { useTeamStateText } from './state-text.ts';

/** Why the team lets nothing be sent now, as a sentence; null where it does, and where this desk works alone. */
export function useClosed(): string | null {
  const { t } = useTranslation();
  const stateText = useTeamStateText();
  const { team } = useConsole();
  if (!team || team.state.kind === 'open') return null;
  return t('team.closed', { reason: stateText(team.state).reason });
}
