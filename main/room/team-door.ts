import { join } from 'node:path';
import type { Environment } from '../../protocol/environment.ts';
import type { Account } from '../accounts/account.ts';
import type { Computer } from '../computer.ts';
import type { SaidErasure, TeamStanding, TeamState, WaitingErasure } from '../ports/team.ts';
import { connectEngine } from '../team/engine/connect.ts';
import { type JoinProblem, takeSeat } from '../team/seat/join.ts';
import { readJoinFile } from '../team/seat/join-file.ts';
import { type LeaveProblem, leaveEngine } from '../team/seat/leave.ts';
import { passwordEntry } from '../team/seat/secrets.ts';
import { readTeamFile, removeTeamFile } from '../team/seat/team-file.ts';
import { openSeatSecrets } from '../vault/seat-secrets.ts';
import type { SecretStore } from '../vault/secret-store.ts';
import { moveKeys } from '../vault/team-keys.ts';
import { forgetEngine } from './membership.ts';
import { findRefusal } from './refused-seats.ts';
import type { Room } from './room.ts';
import type { Rooms } from './rooms.ts';

export interface TeamDoorPorts {
  readonly rooms: Pick<Rooms, 'open' | 'renew'>;
  readonly dataFolder: string;
  readonly ownAccounts: (environment: Environment) => readonly Account[];
  readonly keychain: SecretStore;
  readonly memory: SecretStore;
  readonly user: string;
  readonly computer: Computer;
  readonly now: () => number;
  readonly connect?: typeof connectEngine;
}

export type JoinedTeam =
  | { readonly kind: 'joined'; readonly standing: TeamStanding }
  | { readonly kind: 'refused'; readonly problem: JoinProblem | { readonly kind: 'notReady' } };

export type LeftTeam =
  | { readonly kind: 'left' }
  /** It is of no team. */
  | { readonly kind: 'alone' }
  | { readonly kind: 'stays'; readonly problem: LeaveProblem | LocalProblem };

/** What is erased at the engine, and what a word on it came to. */
export type ErasedAtTeam =
  | { readonly kind: 'alone' }
  /** The engine says nothing: the team's state tells why. */
  | { readonly kind: 'unanswered'; readonly state: TeamState }
  | { readonly kind: 'waiting'; readonly erasures: readonly WaitingErasure[] }
  | { readonly kind: 'said'; readonly took: SaidErasure };

/** What of this desk keeps it in its team, before the engine is asked. */
type LocalProblem =
  /** Operations of this desk are open: each needs its outcome first. */
  | { readonly kind: 'openHere' }
  | { readonly kind: 'notReady' }
  | { readonly kind: 'keychain'; readonly answer: 'locked' | 'unavailable' | 'denied' };

/** Where a desk goes into a team and out of it. */
export interface TeamDoor {
  /**
   * With the text of a join file. Can be said again after it was cut short. `where` the seat's password is kept: in this run's
   * memory alone it is gone with the program, and the seat needs another invitation.
   */
  join(environment: Environment, file: string, where?: 'keychain' | 'memory'): Promise<JoinedTeam>;
  leave(environment: Environment): Promise<LeftTeam>;
  /** Lists what desks have erased and the engine holds still; with a word, says that the texts of one line go. */
  erase(environment: Environment, word: ErasingWord | null): Promise<ErasedAtTeam>;
}

/** A person's word, the first or the second one. */
export interface ErasingWord {
  /** Of the desk that erased, `LINE:DIGEST`. */
  readonly line: string;
  /** It names nobody: it stays. */
  readonly reason: string;
}

export function createTeamDoor(ports: TeamDoorPorts): TeamDoor {
  const { rooms, user, now, connect = connectEngine } = ports;
  const folderOf = (environment: Environment) => join(ports.dataFolder, environment);
  return {
    join: async (environment, text, where) => {
      const { ledger, acts } = await rooms.open(environment);
      if (ledger.preparation() !== null) return { kind: 'refused', problem: { kind: 'notReady' } };
      const { deskId } = await ledger.replica.readHead();
      const teamId = (await ledger.team.readBond())?.teamId ?? null;
      const folder = folderOf(environment);
      const secrets = openSeatSecrets(ports, where);
      const redacted = await ledger.team.findRedacted();
      const took = await takeSeat({ folder, environment, deskId, teamId, redacted, secrets, connect, now, user }, text);
      if (took.kind === 'refused') {
        const [cause, refusedBy] = [findRefusal(took.problem), readJoinFile(text)?.teamId];
        if (cause && refusedBy) await acts.record({ what: 'seatRefused', teamId: refusedBy, cause, since: now() });
        return took;
      }
      // What is under way ends first: from here on nothing leaves that the team was not asked about.
      const bond = { teamId: took.teamId, joinedAt: now() };
      const room = await rooms.renew(environment, (before) => before.ledger.team.bind(bond));
      await moveKeys(ports.keychain, ports.ownAccounts(environment), null, took.teamId);
      await room.team?.exchange();
      await room.acts.record({ what: 'teamJoined', teamId: took.teamId });
      return room.team
        ? { kind: 'joined', standing: room.team.standing() }
        : { kind: 'refused', problem: { kind: 'notReady' } };
    },
    leave: async (environment) => {
      const { team, ledger } = await rooms.open(environment);
      const bond = await ledger.team.readBond();
      if (!bond) return { kind: 'alone' };
      const { teamId } = bond;
      if (ledger.preparation() !== null) return { kind: 'stays', problem: { kind: 'notReady' } };
      await team?.exchange();
      let problem: LeaveProblem | LocalProblem | undefined;
      const renewed = await rooms.renew(environment, async (room) => {
        const folder = folderOf(environment);
        problem = await goOut(ports, { room, teamId, folder });
        if (problem) return;
        await forget(openSeatSecrets(ports), folder, teamId);
        forgetEngine(folder, teamId);
      });
      if (problem) return { kind: 'stays', problem };
      await renewed.acts.record({ what: 'teamLeft', teamId });
      return { kind: 'left' };
    },
    erase: async (environment, word) => {
      const { team } = await rooms.open(environment);
      if (!team) return { kind: 'alone' };
      // What was erased here since is told first.
      await team.exchange();
      const answer = word ? await team.sayErasure(word.line, word.reason) : await team.listErasures();
      if (answer === null) return { kind: 'unanswered', state: team.standing().state };
      return typeof answer === 'string' ? { kind: 'said', took: answer } : { kind: 'waiting', erasures: answer };
    },
  };
}

/** The engine first: a desk that has left there and not here sends nothing, and can say it again. */
async function goOut(
  ports: TeamDoorPorts,
  { room, teamId, folder }: { readonly room: Room; readonly teamId: string; readonly folder: string },
): Promise<LeaveProblem | LocalProblem | undefined> {
  const { environment } = room;
  const { user, computer, connect = connectEngine } = ports;
  const isOpen = (await room.ledger.views.listUndecided()).length > 0 || room.desk.unwritten.list().length > 0;
  if (isOpen) return { kind: 'openHere' };
  const head = await room.ledger.replica.readHead();
  const secrets = openSeatSecrets(ports);
  const left = await leaveEngine({ folder, environment, teamId, secrets, user, head, connect, ...computer });
  if (left.kind === 'stays') return left.problem;
  const moved = await moveKeys(ports.keychain, ports.ownAccounts(environment), teamId, null);
  if (moved.kind !== 'done') return { kind: 'keychain', answer: moved.kind };
  return (await room.ledger.team.unbind()) ? undefined : { kind: 'openHere' };
}

async function forget(secrets: SecretStore, folder: string, teamId: string): Promise<void> {
  const file = readTeamFile(folder);
  if (file?.teamId === teamId) {
    for (const { role } of file.seats) await secrets.forget(passwordEntry({ ...file, role }));
  }
  removeTeamFile(folder);
}
