import type { JoinedTeam, LeftTeam } from '../../main/room/team-door.ts';
import type { Unfitness } from '../../main/team/engine/fitness.ts';
import type { EngineTrouble } from '../../main/team/engine/state.ts';
import { assertNever } from '../../protocol/assert-never.ts';

/** What keeps an engine from being a team's, and the way out. */
export function explainUnfitness(unfit: Unfitness): string {
  switch (unfit.kind) {
    case 'version':
      return `PostgreSQL ${unfit.is} is too old: 14 or newer is needed.`;
    case 'encoding':
      return `The database is in ${unfit.is}: create one with ENCODING 'UTF8' TEMPLATE template0.`;
    case 'notDurable':
      return `${unfit.setting} is off, and a crash would take back claims that were granted: turn it on and reload.`;
    case 'asynchronousStandby':
      return `A standby is attached, and nothing waits for it: in the test such a fail-over lost 715 of 3,686 acknowledged
claims. Set synchronous_standby_names, or take that upon you with --asynchronous.`;
    case 'clock':
      return `Its clock is ${Math.abs(unfit.ahead / 1000).toFixed(0)} s ${unfit.ahead > 0 ? 'ahead of' : 'behind'} this one: set both by a time server.`;
    default:
      return assertNever(unfit);
  }
}

export function explainTrouble(trouble: EngineTrouble): string {
  switch (trouble.kind) {
    case 'unreachable':
      return `The engine was not reached (${trouble.cause}): look whether it runs, and whether this computer may connect.`;
    case 'standbySilent':
      return 'The engine’s standby did not confirm: look whether it runs, then say this again.';
    case 'notTrusted':
      return `The server is not trusted (${trouble.cause}): its certificate must be of the host’s name and of the authority in the join file, and it must ask by SCRAM.`;
    case 'loginRefused':
      return 'The engine refused the login: the invitation is used already, over or revoked. Ask the administrator for another one.';
    case 'noSeat':
      return 'The engine knows no seat of this login: ask the administrator for another invitation.';
    case 'readOnly':
      return 'The server only reads, as a standby does: say the address of the primary.';
    case 'anotherTeam':
      return 'The engine is another team’s, or another environment’s.';
    case 'programTooOld':
      return 'The team asks for a newer version of this program: install it here.';
    case 'engineTooOld':
      return 'There is no team in that database, or an older one than this program speaks to: whoever ran init brings it up to date with npm run team -- upgrade --at URL.';
    case 'passwordAbsent':
      return 'The seat’s password is not in the keychain of this computer: unlock it, or ask the administrator for another invitation.';
    case 'broken':
      return `The engine answered with ${trouble.code}, which this program does not understand.`;
    default:
      return assertNever(trouble);
  }
}

export function explainJoining({ problem }: Extract<JoinedTeam, { readonly kind: 'refused' }>): string {
  switch (problem.kind) {
    case 'unreadable':
      return 'This is no join file, or not a whole one: ask the administrator for it again.';
    case 'otherEnvironment':
      return `The join file is for ${problem.file}, not for ${problem.here}.`;
    case 'ledgerOfAnotherTeam':
      return `This ledger is of team ${problem.teamId}: leave that one first, or take another data folder.`;
    case 'redacted':
      return `From line ${problem.line} of this ledger a person was erased: it bears the digest of what stood there, and no colleague could verify it. Nothing was changed. Join with a new data folder, import your exports there, and keep this ledger beside it.`;
    case 'expired':
      return `The invitation was good until ${new Date(problem.until).toISOString()}: ask the administrator for another one.`;
    case 'engine':
      return explainTrouble(problem.trouble);
    case 'unfit':
      return explainUnfitness(problem.unfit);
    case 'anotherTeam':
    case 'anotherEnvironment':
      return `The engine is of ${problem.found}, the join file of ${problem.expected}: ask the administrator for a new one.`;
    case 'programTooOld':
      return `The team speaks protocol ${problem.needed}, this program ${problem.spoken}: install the newer version here.`;
    case 'engineTooOld':
      return `The team’s schema is version ${problem.found}, and this program needs at least ${problem.needed}: ask your administrator to run npm run team -- upgrade --at URL.`;
    case 'noSeat':
      return explainTrouble({ kind: 'noSeat' });
    case 'revoked':
      return 'This seat was revoked: ask the administrator for another invitation.';
    case 'otherDesk':
      return 'This seat is taken at another desk, and is never moved: ask the administrator for one at this desk.';
    case 'deskKnownAs':
      return `The team knows this desk as ${problem.desk}, and the invitation is to ${problem.invited}: ask for one with --desk ${problem.desk}.`;
    case 'nameTaken':
      return `Another desk of the team is called ${problem.desk}: ask for an invitation with another --desk.`;
    case 'keychain':
      return `The keychain of this computer is ${problem.answer}, and the seat’s password must be kept there: open it, then say this again.`;
    case 'notReady':
      return 'The ledger is being made anew for this version: open the console, wait for it, then say this again.';
    default:
      return assertNever(problem);
  }
}

export function explainStaying({ problem }: Extract<LeftTeam, { readonly kind: 'stays' }>): string {
  switch (problem.kind) {
    case 'openHere':
      return 'Operations of this desk are open: each needs its outcome first. The console lists them.';
    case 'openCases':
      return `The team still holds ${problem.attempts.length} attempt(s) of this desk open: ${problem.attempts.join(', ')}.`;
    case 'untold':
      return `The team has not got ${problem.lines} line(s) and ${problem.rows} row(s) of this desk: open the console with the engine in reach, then say this again.`;
    case 'otherLog':
      return 'The team’s log of this desk is not this ledger’s: another file goes by its name. Find that out before anything else.';
    case 'notConfigured':
      return 'No file here says where the team’s engine is: put team.json back, or ask the administrator for another invitation.';
    case 'engine':
      return explainTrouble(problem.trouble);
    case 'keychain':
      return `The keychain of this computer is ${problem.answer}, and has the signing keys: open it, then say this again.`;
    case 'notReady':
      return explainJoining({ kind: 'refused', problem });
    default:
      return assertNever(problem);
  }
}
