import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import type { Environment } from '../../protocol/environment.ts';
import type { Computer } from '../computer.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { SealKeys } from '../ledger/seal/keep.ts';
import type { TeamMembership, TeamSeat } from '../ports/team.ts';
import { openAdministered } from '../team/administered.ts';
import type { EngineConnection } from '../team/engine/connect.ts';
import type { Unfitness } from '../team/engine/fitness.ts';
import { openMembership } from '../team/membership.ts';
import { openMemoryFile } from '../team/memory-file.ts';
import { openSealBook, sealBookFile } from '../team/seals/book-file.ts';
import { version } from '../version.ts';

/** A ledger that is of a team, and how its desk gets there. */
export interface LedgerInTeam {
  readonly teamId: string;
  readonly environment: Environment;
  /** Of the environment. */
  readonly folder: string;
  readonly seat: TeamSeat;
  readonly connect: () => Promise<EngineConnection>;
  /** Of what speaks against the engine, what an administrator has taken upon themselves. */
  readonly takesUpon: (unfitness: Unfitness) => boolean;
  readonly ledger: Ledger;
  /** In milliseconds UTC. */
  readonly now: () => number;
  readonly computer: Computer;
  /** Awaited once the engine has said that this desk's log is whole. */
  readonly onCompared: () => Promise<unknown>;
  /** Where the key of this desk's seals is; without it nothing is sealed. */
  readonly sealKeys: Pick<SealKeys, 'find'> | undefined;
}

export type OpenMembership = (of: LedgerInTeam) => TeamMembership;

export const openLedgerMembership: OpenMembership = ({ ledger, folder, computer, sealKeys, onCompared, ...of }) =>
  openMembership({
    ...of,
    ...computer,
    memory: openMemoryFile(engineFile(folder, of.teamId)),
    sealBook: openSealBook(sealBookFile(folder, of.teamId)),
    administered: openAdministered(folder, of.teamId),
    findSealKey: async () => sealKeys?.find((await ledger.replica.readHead()).deskId),
    replica: ledger.replica,
    feed: ledger.feed,
    views: ledger.views,
    createId,
    program: version,
    recover: async () => {
      await ledger.journal.recover({ actor: of.seat.person, at: of.now() });
      await onCompared();
    },
    mayWrite: () => ledger.preparation() === null,
  });

/** Forgets what was seen of a team's engine: a desk that comes back later begins there anew. */
export function forgetEngine(folder: string, teamId: string): void {
  rmSync(engineFile(folder, teamId), { force: true });
  rmSync(sealBookFile(folder, teamId), { force: true });
}

function engineFile(folder: string, teamId: string): string {
  return join(folder, `engine-${teamId}.json`);
}
