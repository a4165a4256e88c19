import { useTranslation } from 'react-i18next';
import { assertNever, type TeamFault, type TeamStateView } from '../../contract/index.ts';

/** What stands between this desk and its team, in words. */
export interface TeamStateText {
  readonly title: string;
  /** Ends the sentence that says why nothing can be sent. */
  readonly reason: string;
  /** What it is. */
  readonly text: string;
  /** What can be done about it; null where nothing is the matter. */
  readonly wayOut: string | null;
}

export function useTeamStateText(): (state: TeamStateView) => TeamStateText {
  const { t } = useTranslation();
  return (state) => {
    const name = state.kind;
    const head = { title: t(`team.state.${name}.title`), reason: t(`team.state.${name}.reason`) };
    switch (name) {
      case 'open':
        return { ...head, text: t(`team.state.${name}.text`), wayOut: null };
      case 'unreachable': {
        // Joining and leaving are tried by a person alone; this goes on by itself.
        const wayOut = `${t('team.triesAgain')} ${t(`team.fault.${state.cause}.wayOut`)}`;
        return { ...head, text: t(`team.fault.${state.cause}.text`), wayOut };
      }
      case 'refused':
        return {
          ...head,
          text: t(`team.fault.${state.cause}.text`),
          wayOut: t(`team.fault.${state.cause}.wayOut`),
        };
      case 'rollCall': {
        const desks = state.waitingFor.join(', ') || '–';
        return { ...head, text: t(`team.state.${name}.text`, { desks }), wayOut: t(`team.state.${name}.wayOut`) };
      }
      case 'connecting':
      case 'standbySilent':
      case 'readOnly':
      case 'behind':
      case 'forked':
      case 'superseded':
      case 'programTooOld':
        return { ...head, text: t(`team.state.${name}.text`), wayOut: t(`team.state.${name}.wayOut`) };
      default:
        return assertNever(state);
    }
  };
}

/** Why a desk did not join or leave, and what can be done about it. */
export function useFaultText(): (fault: TeamFault) => { readonly text: string; readonly wayOut: string } {
  const { t } = useTranslation();
  return (fault) => ({ text: t(`team.fault.${fault}.text`), wayOut: t(`team.fault.${fault}.wayOut`) });
}
