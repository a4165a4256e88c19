import type { JoinReport, JoinStep, LeaveReport, TeamFault, Unjoined } from '../../../contract/index.ts';
import { assertNever } from '../../../protocol/assert-never.ts';
import type { JoinedTeam, LeftTeam } from '../../room/team-door.ts';
import type { EngineTrouble } from '../../team/engine/state.ts';

type JoinProblem = Extract<JoinedTeam, { readonly kind: 'refused' }>['problem'];
type LeaveProblem = Extract<LeftTeam, { readonly kind: 'stays' }>['problem'];

export function toJoinReport(joined: JoinedTeam): JoinReport {
  return joined.kind === 'joined' ? { kind: joined.kind } : toUnjoined(joined.problem);
}

export function toLeaveReport(left: LeftTeam): LeaveReport {
  return left.kind === 'stays' ? { kind: 'kept', fault: faultOfLeaving(left.problem) } : { kind: 'left' };
}

const fail = (at: JoinStep, fault: TeamFault, detail = ''): Unjoined => ({ kind: 'failed', at, fault, detail });

/** Which check of joining failed, by the place that it has among them. */
export function toUnjoined(problem: JoinProblem): Unjoined {
  switch (problem.kind) {
    case 'unreadable':
      return fail('file', 'fileUnfit');
    case 'otherEnvironment':
      return fail('file', problem.kind);
    case 'ledgerOfAnotherTeam':
      return fail('file', 'inTeam');
    case 'redacted':
      return fail('cases', 'redacted', String(problem.line));
    case 'expired':
      return fail('connection', problem.kind);
    case 'engine':
      return fail('connection', faultOf(problem.trouble), codeOf(problem.trouble));
    case 'anotherTeam':
    case 'anotherEnvironment':
      return fail('team', 'anotherTeam', problem.found);
    case 'programTooOld':
      return fail('team', problem.kind);
    case 'engineTooOld':
      return fail('team', problem.kind, String(problem.found));
    case 'noSeat':
    case 'revoked':
      return fail('team', 'noSeat');
    case 'unfit':
      return toUnfit(problem.unfit);
    case 'otherDesk':
      return fail('seat', problem.kind);
    case 'deskKnownAs':
    case 'nameTaken':
      return fail('seat', problem.kind, problem.desk);
    case 'keychain':
      return fail('keychain', problem.kind);
    case 'notReady':
      return fail('cases', 'busy');
    default:
      return assertNever(problem);
  }
}

function toUnfit(unfit: Extract<JoinProblem, { readonly kind: 'unfit' }>['unfit']): Unjoined {
  switch (unfit.kind) {
    case 'version':
    case 'encoding':
      return fail('durability', 'engineTooOld', unfit.is);
    case 'notDurable':
      return fail('durability', unfit.kind, unfit.setting);
    case 'asynchronousStandby':
      return fail('durability', 'notDurable');
    case 'clock':
      return fail('clock', unfit.kind, `${Math.round(Math.abs(unfit.ahead) / 1_000)} s`);
    default:
      return assertNever(unfit);
  }
}

function faultOfLeaving(problem: LeaveProblem): TeamFault {
  switch (problem.kind) {
    case 'openHere':
    case 'openCases':
      return 'openCases';
    case 'untold':
    case 'notConfigured':
    case 'keychain':
      return problem.kind;
    case 'otherLog':
      return 'forked';
    case 'notReady':
      return 'busy';
    case 'engine':
      return faultOf(problem.trouble);
    default:
      return assertNever(problem);
  }
}

function faultOf(trouble: EngineTrouble): TeamFault {
  switch (trouble.kind) {
    case 'unreachable':
    case 'notTrusted':
      return trouble.cause;
    default:
      return trouble.kind;
  }
}

function codeOf(trouble: EngineTrouble): string {
  return trouble.kind === 'broken' ? trouble.code.slice(0, 255) : '';
}
