import type { Act } from '../domain/act.ts';
import type { TeamMembership, TeamState } from '../ports/team.ts';
import type { EngineTrouble } from '../team/engine/state.ts';
import type { JoinProblem } from '../team/seat/join.ts';
import type { KeptRefusals, SeatRefused } from './kept-refusals.ts';

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

/** What the team said to a seat that it had let in, for a while at least. */
const letIn: ReadonlySet<TeamState['kind']> = new Set(['open', 'rollCall', 'behind', 'forked', 'superseded']);

export interface RefusalPorts {
  readonly membership: Pick<TeamMembership, 'standing' | 'listen'>;
  /** Until it calls back, what it was given is in this process alone: a log is not written before an engine has compared it. */
  readonly record: (act: Act, onWritten: () => void) => Promise<void>;
  readonly kept: KeptRefusals;
  /** In milliseconds UTC. */
  readonly now: () => number;
}

/**
 * Writes down that the team did not let this desk in, each cause once until it did; until the returned function is called. What no log
 * could take is kept for the next process: by then the seat may have been let in, and nobody would know that it was not.
 */
export function recordRefusals({ membership, record, kept, now }: RefusalPorts): () => void {
  let waiting: readonly SeatRefused[] = kept.read();
  const said = new Set(waiting.map(nameOf));
  const put = (act: SeatRefused) =>
    void record(act, () => {
      waiting = waiting.filter((other) => other !== act);
      kept.write(waiting);
    });
  const look = () => {
    const { state, teamId } = membership.standing();
    if (letIn.has(state.kind)) said.clear();
    if (state.kind !== 'refused' || !refusals.has(state.cause)) return;
    const act = { what: 'seatRefused', teamId, cause: state.cause, since: now() } as const;
    if (said.has(nameOf(act))) return;
    said.add(nameOf(act));
    waiting = [...waiting, act];
    kept.write(waiting);
    put(act);
  };
  for (const act of waiting) put(act);
  look();
  return membership.listen(look);
}

function nameOf({ teamId, cause }: SeatRefused): string {
  return `${teamId} ${cause}`;
}
