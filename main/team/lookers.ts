import type { TeamRun } from './run.ts';

/** Who looks things up for everybody: of each account one desk, as long as it says so again. In milliseconds. */
const askedAgainAfter = 60_000;

export interface LookersPorts {
  readonly run: Pick<TeamRun, 'takeLease'>;
  readonly isOpen: () => boolean;
  readonly now: () => number;
}

/** Whether this desk is the one, asked of the engine once a minute. Where nobody can say, each desk looks for itself. */
export function createLookers({ run, isOpen, now }: LookersPorts): (accountId: string) => Promise<boolean> {
  const answers = new Map<string, { readonly mayLook: boolean; readonly until: number }>();
  return async (accountId) => {
    if (!isOpen()) return true;
    const known = answers.get(accountId);
    if (known && known.until > now()) return known.mayLook;
    try {
      const mayLook = (await run.takeLease(accountId)).verdict === 'taken';
      answers.set(accountId, { mayLook, until: now() + askedAgainAfter });
      return mayLook;
    } catch {
      return true;
    }
  };
}
