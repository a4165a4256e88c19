import { assertNever } from '../../../protocol/assert-never.ts';
import type { Environment } from '../../../protocol/environment.ts';
import { connectEngine, type EngineConnection } from '../engine/connect.ts';
import { EngineFailure, type EngineTrouble } from '../engine/state.ts';
import { examineEngine, type SeatProblem } from './examine.ts';
import { passwordEntry, type SeatSecrets } from './secrets.ts';
import { chooseSeat, type FiledSeat, readTeamFile, type TeamFile } from './team-file.ts';

/** How a desk gets to its team's engine, or why it does not. */
export type OpenSeat =
  | {
      readonly kind: 'ready';
      readonly seat: FiledSeat;
      /** A new connection each time, to an engine that was found fit. Rejects with an EngineFailure. */
      readonly connect: () => Promise<EngineConnection>;
    }
  /** No file here says where the engine of this team is; or several people have seats, and nobody said who sits here. */
  | { readonly kind: 'notConfigured' | 'noSeat' };

export interface OpenSeatPorts {
  /** The folder of the environment's ledger. */
  readonly folder: string;
  readonly environment: Environment;
  /** The team that the ledger is of. */
  readonly teamId: string;
  readonly secrets: Pick<SeatSecrets, 'read'>;
  /** The user of this computer. */
  readonly user: string;
  /** In milliseconds UTC. */
  readonly now: () => number;
  readonly connect?: typeof connectEngine;
  /** The login of one seat, whoever sits here. */
  readonly only?: string;
}

/** Finds the seat of whoever sits here. A file of another team or environment counts as none. */
export function openSeat(ports: OpenSeatPorts): OpenSeat {
  const { folder, environment, teamId, user, only } = ports;
  const file = readTeamFile(folder);
  if (file?.teamId !== teamId || file.environment !== environment) return { kind: 'notConfigured' };
  const seat = only === undefined ? chooseSeat(file, user) : file.seats.find(({ role }) => role === only);
  return seat ? { kind: 'ready', seat, connect: () => reach(ports, file, seat) } : { kind: 'noSeat' };
}

/** The password is asked for each time: a keychain may be opened later, and a person not be kept waiting at the start. */
async function reach(ports: OpenSeatPorts, file: TeamFile, { role }: FiledSeat): Promise<EngineConnection> {
  const { host, port, database, authority } = file;
  const kept = await ports.secrets.read(passwordEntry({ ...file, role }));
  if (kept.kind !== 'found') throw new EngineFailure({ kind: 'passwordAbsent' });
  const connect = ports.connect ?? connectEngine;
  const connection = await connect({ host, port, database, role, password: kept.secret, authority });
  try {
    const examined = await examineEngine(connection, file, ports.now);
    // Who was revoked may still report what became of their money.
    if (examined.kind === 'problem' && examined.problem.kind !== 'revoked') {
      throw new EngineFailure(toTrouble(examined.problem));
    }
    return connection;
  } catch (failure) {
    connection.close();
    throw failure;
  }
}

function toTrouble(problem: Exclude<SeatProblem, { readonly kind: 'revoked' }>): EngineTrouble {
  switch (problem.kind) {
    case 'unfit':
      return unfitTroubles[problem.unfit.kind];
    case 'anotherTeam':
    case 'anotherEnvironment':
      return { kind: 'anotherTeam' };
    case 'programTooOld':
    case 'engineTooOld':
    case 'noSeat':
      return { kind: problem.kind };
    default:
      return assertNever(problem);
  }
}

const unfitTroubles = {
  version: { kind: 'engineTooOld' },
  encoding: { kind: 'engineTooOld' },
  notDurable: { kind: 'unfit', cause: 'notDurable' },
  asynchronousStandby: { kind: 'unfit', cause: 'notDurable' },
  clock: { kind: 'unfit', cause: 'clock' },
} as const;
