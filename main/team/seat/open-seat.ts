import { assertNever } from '../../../protocol/assert-never.ts';
import type { Environment } from '../../../protocol/environment.ts';
import { connectEngine, type EngineConnection } from '../engine/connect.ts';
import { EngineFailure, type EngineTrouble } from '../engine/state.ts';
import { type Greeting, greetEngine, type SeatProblem } from './examine.ts';
import { passwordEntry, type SeatSecrets } from './secrets.ts';
import { chooseSeat, type FiledSeat, readTeamFile, type TeamFile } from './team-file.ts';

/** How a desk gets to its team's engine, or why it does not. */
export type OpenSeat =
  | {
      readonly kind: 'ready';
      readonly seat: FiledSeat;
      /** A new connection each time, to the engine that is meant. Rejects with an EngineFailure. */
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
  /** Told what the engine says of itself at each connection. */
  readonly onGreeted?: (greeting: Greeting) => void;
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
    const greeted = await greetEngine(connection, file);
    if (greeted.kind === 'fit') {
      ports.onGreeted?.(greeted.greeting);
      return connection;
    }
    const { problem } = greeted;
    // Who was revoked may still report what became of their money.
    if (problem.kind === 'revoked' || problem.kind === 'unfit') return connection;
    throw new EngineFailure(toTrouble(problem));
  } catch (failure) {
    connection.close();
    throw failure;
  }
}

function toTrouble({ kind }: Exclude<SeatProblem, { readonly kind: 'revoked' | 'unfit' }>): EngineTrouble {
  switch (kind) {
    case 'anotherTeam':
    case 'anotherEnvironment':
      return { kind: 'anotherTeam' };
    case 'programTooOld':
    case 'engineTooOld':
    case 'noSeat':
      return { kind };
    default:
      return assertNever(kind);
  }
}
