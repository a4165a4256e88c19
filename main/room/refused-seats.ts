import type { Act } from '../domain/act.ts';
import type { TeamMembership } from '../ports/team.ts';
import type { EngineTrouble } from '../team/engine/state.ts';
import type { JoinProblem } from '../team/seat/join.ts';

/** What an engine, or whoever stands in its place, says against a seat. All else is this computer's own, or silence. */
const refusals: ReadonlySet<string> = new Set([
  'certificate',
  'notEncrypted',
  'asksForPassword',
  'noChannelBinding',
  'loginRefused',
  'noSeat',
  'anotherTeam',
  // To one who joins.
  'anotherEnvironment',
  'revoked',
  'expired',
  'otherDesk',
  'deskKnownAs',
  'nameTaken',
]);

/** By which name a join that failed is written down; undefined where no engine has refused it. */
export function findRefusal(problem: JoinProblem | { readonly kind: 'notReady' }): string | undefined {
  const cause = problem.kind === 'engine' ? causeOf(problem.trouble) : problem.kind;
  return refusals.has(cause) ? cause : undefined;
}

function causeOf(trouble: EngineTrouble): string {
  return trouble.kind === 'notTrusted' ? trouble.cause : trouble.kind;
}

/** Writes down that the team did not let this desk in, each cause once until it did; until the returned function is called. */
export function recordRefusals(
  membership: Pick<TeamMembership, 'standing' | 'listen'>,
  record: (act: Act) => Promise<void>,
  now: () => number,
): () => void {
  const said = new Set<string>();
  const look = () => {
    const { state, teamId } = membership.standing();
    if (state.kind === 'open') said.clear();
    if (state.kind !== 'refused' || !refusals.has(state.cause) || said.has(state.cause)) return;
    said.add(state.cause);
    void record({ what: 'seatRefused', teamId, cause: state.cause, since: now() });
  };
  look();
  return membership.listen(look);
}
