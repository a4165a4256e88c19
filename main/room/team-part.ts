import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Environment } from '../../protocol/environment.ts';
import type { Account } from '../accounts/account.ts';
import type { Clock } from '../clock.ts';
import type { Computer } from '../computer.ts';
import type { Ledger, LedgerOptions } from '../ledger/ledger.ts';
import type { SealKeys } from '../ledger/seal/keep.ts';
import type { Proposal } from '../ports/approvals.ts';
import type { TeamMembership, TeamSeat, TeamStanding } from '../ports/team.ts';
import type { TeamBond } from '../ports/team-records.ts';
import type { connectEngine } from '../team/engine/connect.ts';
import type { Unfitness } from '../team/engine/fitness.ts';
import { takesUpon as allows, type Greeting } from '../team/seat/examine.ts';
import { openSeat } from '../team/seat/open-seat.ts';
import { readTeamFile } from '../team/seat/team-file.ts';
import { createWithoutEngine } from '../team/seat/without-engine.ts';
import type { SecretStore } from '../vault/secret-store.ts';
import { moveKeys } from '../vault/team-keys.ts';
import type { OpenMembership } from './membership.ts';

/** What a room needs to be a part of a team. */
export interface RoomTeamPorts {
  readonly environment: Environment;
  /** Of the environment. */
  readonly folder: string;
  readonly ownAccounts: readonly Account[];
  readonly keychain: SecretStore;
  /** Where the seats' passwords are. */
  readonly secrets: SecretStore;
  readonly user: string;
  readonly now: () => number;
  readonly openMembership: OpenMembership;
  readonly computer: Computer;
  /** Where the key of this desk's seals is; without it nothing is sealed. */
  readonly sealKeys: Pick<SealKeys, 'find'> | undefined;
  /** What connects to an engine, and what is taken upon oneself there, where it is not the usual. */
  readonly connect?: typeof connectEngine;
  readonly takesUpon?: (unfitness: Unfitness) => boolean;
  /** Awaited once the engine has said that this desk's log is whole: lines may be written from then on. */
  readonly onCompared: () => Promise<unknown>;
  readonly onStanding: (standing: TeamStanding) => void;
  /** Told of proposals that are new here, or stand otherwise than before. */
  readonly onProposals: (changed: readonly Proposal[]) => void;
  /** Told of what kept a key from being put under the team's name. */
  readonly onKeyNotMoved: (kind: string) => void;
}

/** A room's part in a team. */
export interface RoomTeam {
  readonly membership: TeamMembership;
  /** Who sits here; null where nobody knows. */
  readonly person: string | null;
  /** Tells the team what it has not got, for a moment; the next start tells the rest. */
  close(): Promise<void>;
}

/** What a room is given to be a part of a team, beside the rest. */
export interface TeamPorts
  extends Pick<
    RoomTeamPorts,
    | 'keychain'
    | 'secrets'
    | 'user'
    | 'openMembership'
    | 'onKeyNotMoved'
    | 'onProposals'
    | 'connect'
    | 'takesUpon'
    | 'computer'
  > {
  /** Told before anything else is done with the ledger: by this the vault finds the keys of its accounts. */
  readonly onTeamId: (environment: Environment, teamId: string | null) => void;
  /** Told whenever what stands between this desk and its team has changed. */
  readonly onTeam: (standing: TeamStanding) => void;
}

export interface OpeningPorts {
  readonly environment: Environment;
  readonly dataFolder: string;
  readonly clock: Clock;
  readonly sealKeys?: Pick<SealKeys, 'find'>;
  ownAccounts(): readonly Account[];
}

/** What a ledger has to do with a team. */
export async function takePart(
  { environment, dataFolder, clock, ownAccounts, sealKeys }: OpeningPorts,
  ledger: Ledger,
  ports: TeamPorts | undefined,
  onCompared: () => Promise<unknown>,
): Promise<RoomTeam | null> {
  if (!ports) return null;
  const folder = join(dataFolder, environment);
  const bond = await findBond(folder, environment, ledger, clock);
  ports.onTeamId(environment, bond?.teamId ?? null);
  if (!bond) return null;
  const given = {
    ...ports,
    environment,
    folder,
    ownAccounts: ownAccounts(),
    sealKeys,
    onCompared,
    now: clock.now,
    onStanding: ports.onTeam,
  };
  return openRoomTeam(given, ledger, bond.teamId);
}

/**
 * A ledger beside a team's file is the team's as well, also where joining was cut short or a backup from before was put back: it
 * bears the team's id from now on.
 */
async function findBond(
  folder: string,
  environment: Environment,
  ledger: Ledger,
  clock: Clock,
): Promise<TeamBond | null> {
  const { team, preparation } = ledger;
  const kept = await team.readBond();
  if (kept) return kept;
  const file = readTeamFile(folder);
  if (file?.environment !== environment) return null;
  const bond = { teamId: file.teamId, joinedAt: clock.now() };
  if (preparation() === null) await team.bind(bond);
  // One that is made anew is bound as soon as it can be written: whether a review may be sent is read from it.
  // Where that is the moment in which it is closed, the next start binds it by the team's file.
  else ledger.whenPrepared.then(() => team.bind(bond)).catch(() => undefined);
  return bond;
}

/**
 * Ends what the process before left under way as soon as the ledger can be written. One of a team waits with that until the engine
 * has compared its log (team/round.ts): a line that an older copy writes before makes another log of the same name.
 */
export function recoverAlone(
  { environment, dataFolder, clock }: Pick<OpeningPorts, 'environment' | 'dataFolder' | 'clock'>,
  actor: string,
): NonNullable<LedgerOptions['onWritable']> {
  return async (journal, bond) => {
    const isOfTeam = bond !== null || readTeamFile(join(dataFolder, environment))?.environment === environment;
    if (!isOfTeam) await journal.recover({ actor, at: clock.now() });
  };
}

/** For so long the closing of a room waits for the team to hear the last of it. In milliseconds. */
const patience = 5_000;

/**
 * Opens the part that a ledger has in its team. It never rejects because of the engine, the keychain or the team file: without them
 * the room is read and looks up, and every confirmation is refused.
 */
export function openRoomTeam(ports: RoomTeamPorts, ledger: Ledger, teamId: string): RoomTeam {
  const { onStanding, onProposals, openMembership: openAs } = ports;
  // Also where joining was cut short: a key without the team's name could be used without asking the team. Nobody waits for it: a
  // keychain may be asking a person, and this room finds keys under the team's name alone.
  moveKeys(ports.keychain, ports.ownAccounts, null, teamId).then(
    ({ kind }) => kind !== 'done' && ports.onKeyNotMoved(kind),
    (failure: unknown) => ports.onKeyNotMoved(String(failure)),
  );
  let engine: Greeting | undefined;
  const onGreeted = (greeting: Greeting) => {
    engine = greeting;
  };
  const open = openSeat({ ...ports, teamId, onGreeted });
  const takesUpon = (unfitness: Unfitness) =>
    ports.takesUpon?.(unfitness) || (engine !== undefined && allows(engine, unfitness));
  // Its login and the computer's user are the team file's alone.
  const seat: TeamSeat =
    open.kind === 'ready' ? { person: open.seat.person, desk: open.seat.desk } : { person: '', desk: '' };
  const membership =
    open.kind === 'ready'
      ? openAs({ ...ports, teamId, seat, connect: open.connect, ledger, takesUpon })
      : createWithoutEngine(teamId, seat, { kind: 'refused', cause: open.kind });
  const stops = [membership.listen(() => onStanding(membership.standing())), membership.approvals.listen(onProposals)];
  return {
    membership,
    person: open.kind === 'ready' ? open.seat.person : null,
    close: async () => {
      const given = new AbortController();
      const waited = sleep(patience, undefined, { signal: given.signal }).catch(() => {});
      await Promise.race([membership.exchange().catch(() => {}), waited]);
      given.abort();
      for (const stop of stops) stop();
      await membership.stop();
    },
  };
}
