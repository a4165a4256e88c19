import type { Administration, AdministrationAnswer } from '../../ports/administration.ts';
import type { Approvals, Proposed } from '../../ports/approvals.ts';
import type { ClaimRequest } from '../../ports/claim.ts';
import type { TeamMembership, TeamSeat, TeamState } from '../../ports/team.ts';

/**
 * The part in a team of a ledger that is of one and does not get to its engine at all: everything is read, looked up and written
 * down, and nothing is ever sent.
 */
export function createWithoutEngine(teamId: string, seat: TeamSeat, state: TeamState): TeamMembership {
  return {
    claim: {
      claim: async (requests: readonly ClaimRequest[]) =>
        requests.map(() => ({ kind: 'refused', cause: 'teamUnreachable' })),
    },
    approvals: withoutApprovals,
    administration: withoutAdministration,
    standing: () => ({
      teamId,
      seat,
      state,
      upToDateAt: null,
      untold: 0,
      unclaimed: 0,
      proposals: { toDecide: 0, toSend: 0 },
      sealing: 'sealing',
      sealTroubles: [],
    }),
    listDesks: async () => [],
    listAdministered: () => [],
    listUnclaimed: async () => null,
    listErasures: async () => null,
    sayErasure: async () => null,
    setStrict: async () => null,
    findHolder: () => undefined,
    mayLook: async () => true,
    listen: () => () => {},
    exchange: async () => {},
    stop: async () => {},
  };
}

const silent = async (): Promise<Proposed> => ({ kind: 'refused', refusal: { kind: 'silent' } });

const withoutApprovals: Approvals = {
  judge: () => null,
  rights: () => null,
  list: () => [],
  find: () => undefined,
  isSame: () => false,
  propose: silent,
  decide: silent,
  withdraw: silent,
  listen: () => () => {},
};

const unanswered = async (): Promise<AdministrationAnswer<never>> => ({ kind: 'refused', why: 'silent' });

const withoutAdministration: Administration = {
  describe: async () => null,
  invite: unanswered,
  permit: unanswered,
  appoint: unanswered,
  revoke: unanswered,
  waive: unanswered,
  rule: unanswered,
  clearAlarm: unanswered,
  erase: unanswered,
};
