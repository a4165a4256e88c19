import type { TeamPageView, TeamStateView, TeamView } from '../../../contract/index.ts';
import type { TeamDeskView, TeamMembership, TeamState } from '../../ports/team.ts';

/** The team as the frame shows it, with the names that its desks go by. */
export async function describeTeam(team: TeamMembership): Promise<TeamView> {
  return toTeamView(team, await team.listDesks());
}

/** The same with everything that is known of its desks. */
export async function describeTeamPage(team: TeamMembership): Promise<TeamPageView> {
  const desks = await team.listDesks();
  return {
    team: toTeamView(team, desks),
    desks: desks.map(({ people, ...desk }) => ({ ...desk, people: [...people] })),
  };
}

function toTeamView(team: TeamMembership, desks: readonly TeamDeskView[]): TeamView {
  const { teamId, seat, state, upToDateAt, untold, unclaimed } = team.standing();
  return {
    teamId,
    seat: { ...seat },
    state: toStateView(state),
    upToDateAt,
    untold,
    unclaimed,
    desks: desks.map(({ deskId, desk }) => ({ deskId, desk })),
  };
}

function toStateView(state: TeamState): TeamStateView {
  return state.kind === 'rollCall' ? { kind: state.kind, waitingFor: [...state.waitingFor] } : state;
}
