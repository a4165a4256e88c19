import { assertNever } from '../../protocol/assert-never.ts';
import type { TeamState } from '../ports/team.ts';
import type { Unfitness } from './engine/fitness.ts';
import type { EngineTrouble } from './engine/state.ts';

/** What an engine's trouble is for whoever sits at the desk. */
export function toTeamState(trouble: EngineTrouble): TeamState {
  switch (trouble.kind) {
    case 'unreachable':
    case 'standbySilent':
    case 'readOnly':
    case 'programTooOld':
      return trouble;
    case 'notTrusted':
      return { kind: 'refused', cause: trouble.cause };
    case 'loginRefused':
    case 'noSeat':
    case 'anotherTeam':
    case 'engineTooOld':
    case 'passwordAbsent':
      return { kind: 'refused', cause: trouble.kind };
    case 'broken':
      // Lines or rows that do not follow what the engine has of this desk: somebody else has told others in its name.
      return trouble.code === 'TM011' || trouble.code === 'TM012'
        ? { kind: 'forked' }
        : { kind: 'refused', cause: 'broken' };
    default:
      return assertNever(trouble);
  }
}

/** Why this engine is not asked at all; the first that is found. */
export function toRefusal(unfitness: Unfitness): TeamState {
  switch (unfitness.kind) {
    case 'version':
    case 'encoding':
      return { kind: 'refused', cause: 'engineTooOld' };
    case 'notDurable':
    case 'asynchronousStandby':
      return { kind: 'refused', cause: 'notDurable' };
    case 'clock':
      return { kind: 'refused', cause: 'clock' };
    default:
      return assertNever(unfitness);
  }
}

/** Whether nothing more is said in this desk's name until it is started again, or somebody has seen to it. */
export function isOver({ kind }: TeamState): boolean {
  return kind === 'forked' || kind === 'superseded';
}
