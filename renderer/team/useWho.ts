import { useTranslation } from 'react-i18next';
import { useConsole } from '../state/console.tsx';

/** Somebody who did something, and at which desk where it was not this one. */
export interface Doer {
  readonly actor: string;
  readonly deskId?: string | undefined;
}

/** Who did it: a colleague with the name of their desk. */
export function useWho(): (doer: Doer) => string {
  const { t } = useTranslation();
  const { desks } = useConsole();
  return ({ actor, deskId }) => {
    if (deskId === undefined) return actor;
    const desk = desks.find((one) => one.deskId === deskId)?.desk ?? t('team.otherDesk');
    // What is shown is escaped where it is shown.
    return t('team.who', { person: actor, desk, interpolation: { escapeValue: false } });
  };
}
