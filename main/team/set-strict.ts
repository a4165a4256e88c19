import type { TeamMembership } from '../ports/team.ts';
import { readFailure } from './engine/state.ts';
import type { TeamRun } from './run.ts';

export interface StrictPorts {
  readonly run: Pick<TeamRun, 'setStrict'>;
  /** Awaited once it is set, so that this desk knows of it. */
  readonly hear: () => Promise<void>;
}

/** Sets the team's strict mode where the person at this desk administers it: the engine says whether they do. */
export function createStrictSetting({ run, hear }: StrictPorts): TeamMembership['setStrict'] {
  return async (isStrict) => {
    try {
      await run.setStrict(isStrict);
      await hear();
      return 'set';
    } catch (failure) {
      // What a member may not call looks like a seat that is none.
      return readFailure(failure).trouble.kind === 'noSeat' ? 'notAdministrator' : null;
    }
  };
}
