import type { TeamPageView, TeamStateView, TeamView } from '../../../contract/index.ts';
import type { TeamMembership, TeamState } from '../../ports/team.ts';

/** The team as the frame shows it. */
export function toTeamView(team: TeamMembership): TeamView {
  const { teamId, seat, state, upToDateAt, untold, unclaimed, proposals, sealing, sealTroubles } = team.standing();
  return {
    teamId,
    // What else is known of a seat, such as its login, is the main process's own.
    seat: { person: seat.person, desk: seat.desk },
    state: toStateView(state),
    upToDateAt,
    untold,
    unclaimed,
    proposals: { ...proposals },
    sealing,
    sealTroubles: [...sealTroubles],
  };
}

/** The same with everything that is known of its desks. */
export async function describeTeamPage(team: TeamMembership): Promise<TeamPageView> {
  const desks = await team.listDesks();
  return {
    team: toTeamView(team),
    desks: desks.map(({ people, ...desk }) => ({ ...desk, people: [...people] })),
  };
}

function toStateView(state: TeamState): TeamStateView {
  return state.kind === 'rollCall' ? { kind: state.kind, waitingFor: [...state.waitingFor] } : state;
}
