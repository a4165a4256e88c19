import { z } from 'zod';
import type { Environment } from '../../../protocol/environment.ts';
import type { connectEngine, EngineAddress, EngineConnection } from '../engine/connect.ts';
import { type EngineTrouble, readFailure } from '../engine/state.ts';
import { teamProtocol } from '../run.ts';
import { examineEngine, type Greeting, type SeatProblem } from './examine.ts';
import { type JoinFile, readJoinFile } from './join-file.ts';
import { createPassword, createVerifier } from './password.ts';
import { passwordEntry, type SeatSecrets, type SecretTrouble } from './secrets.ts';
import { type FiledSeat, readTeamFile, withSeat, writeTeamFile } from './team-file.ts';

/** Which check failed, and what was found. The way out is said by whoever shows it. */
export type JoinProblem =
  | SeatProblem
  /** The text is no join file. */
  | { readonly kind: 'unreadable' }
  /** It is for another environment than the one that is joined. */
  | { readonly kind: 'otherEnvironment'; readonly file: Environment; readonly here: Environment }
  /** The ledger is of another team, and leaves that first. */
  | { readonly kind: 'ledgerOfAnotherTeam'; readonly teamId: string }
  /** The ledger has a line from which a person was erased: no colleague could verify it. */
  | { readonly kind: 'redacted'; readonly line: number }
  | { readonly kind: 'expired'; readonly until: number }
  | { readonly kind: 'engine'; readonly trouble: EngineTrouble }
  /** The seat is taken at another desk. */
  | { readonly kind: 'otherDesk' }
  /** The team knows this desk by another name than the invitation's. */
  | { readonly kind: 'deskKnownAs'; readonly desk: string; readonly invited: string }
  /** Another desk of the team goes by that name. */
  | { readonly kind: 'nameTaken'; readonly desk: string }
  | { readonly kind: 'keychain'; readonly answer: SecretTrouble };

export type TookSeat =
  | { readonly kind: 'seated'; readonly teamId: string; readonly seat: FiledSeat }
  | { readonly kind: 'refused'; readonly problem: JoinProblem };

export interface JoinPorts {
  /** The folder of the environment's ledger. */
  readonly folder: string;
  readonly environment: Environment;
  readonly deskId: string;
  /** The team that the ledger is of; null for none. */
  readonly teamId: string | null;
  /** The first line of its own log that was redacted; null for none. */
  readonly redacted: number | null;
  readonly secrets: SeatSecrets;
  readonly connect: typeof connectEngine;
  readonly now: () => number;
  /** The user of this computer. */
  readonly user: string;
}

const refuse = (problem: JoinProblem): TookSeat => ({ kind: 'refused', problem });

/**
 * Takes the seat of a join file for this ledger's desk: the engine is examined, the invitation's password gives way to one that
 * the keychain alone knows, and the team file is written. Nothing of the ledger is changed. Cut short at any point it can be said
 * again with the same file; once it is done, that file is of no use to anybody.
 */
export async function takeSeat(ports: JoinPorts, text: string): Promise<TookSeat> {
  const file = readJoinFile(text);
  if (!file) return refuse({ kind: 'unreadable' });
  const { environment } = ports;
  if (file.environment !== environment)
    return refuse({ kind: 'otherEnvironment', file: file.environment, here: environment });
  if (ports.teamId !== null && ports.teamId !== file.teamId) {
    return refuse({ kind: 'ledgerOfAnotherTeam', teamId: ports.teamId });
  }
  if (ports.redacted !== null) return refuse({ kind: 'redacted', line: ports.redacted });
  let reached: Reached | undefined;
  try {
    reached = await reach(ports, file);
    return reached.kind === 'problem' ? refuse(reached.problem) : await sit(ports, file, reached);
  } catch (failure) {
    return refuse({ kind: 'engine', trouble: readFailure(failure).trouble });
  } finally {
    if (reached?.kind === 'reached') reached.connection.close();
  }
}

type Reached =
  | {
      readonly kind: 'reached';
      readonly connection: EngineConnection;
      /** It was let in by the password that took the place of the invitation's: the seat was taken before. */
      readonly isKnown: boolean;
    }
  | { readonly kind: 'problem'; readonly problem: JoinProblem };

/** By the file's password, or by the one that took its place when the answer was lost. */
async function reach(ports: JoinPorts, file: JoinFile): Promise<Reached> {
  try {
    return { kind: 'reached', connection: await ports.connect(addressOf(file)), isKnown: false };
  } catch (failure) {
    const { trouble } = readFailure(failure);
    const kept = trouble.kind === 'loginRefused' ? await ports.secrets.read(passwordEntry(file)) : undefined;
    if (kept?.kind === 'found') {
      const connection = await ports.connect({ ...addressOf(file), password: kept.secret });
      return { kind: 'reached', connection, isKnown: true };
    }
    const isOver = kept !== undefined && file.until < ports.now();
    return { kind: 'problem', problem: isOver ? { kind: 'expired', until: file.until } : { kind: 'engine', trouble } };
  }
}

function addressOf({ host, port, database, role, password, authority }: JoinFile): EngineAddress {
  return { host, port, database, role, password, authority };
}

async function sit(
  ports: JoinPorts,
  file: JoinFile,
  { connection, isKnown }: Extract<Reached, { kind: 'reached' }>,
): Promise<TookSeat> {
  const { deskId, secrets } = ports;
  const examined = await examineEngine(connection, file, ports.now);
  if (examined.kind === 'problem') return refuse(examined.problem);
  const { greeting } = examined;
  if (greeting.deskId !== null && greeting.deskId !== deskId) return refuse({ kind: 'otherDesk' });
  if (isKnown) return fileSeat(ports, file, greeting);
  const password = createPassword();
  // Kept before the engine has it: an answer that is lost must not leave a seat to which nobody has the key.
  const kept = await secrets.keep(passwordEntry(file), password);
  if (kept.kind !== 'done') return refuse({ kind: 'keychain', answer: kept.kind });
  const said = { team: file.teamId, environment: file.environment, protocol: teamProtocol };
  const { rows } = await connection.ask('SELECT team.sit_1($1, $2, $3) AS answer', [
    JSON.stringify(said),
    deskId,
    createVerifier(password),
  ]);
  const { answer } = sittingSchema.parse(rows[0]);
  switch (answer.verdict) {
    case 'seated':
      return fileSeat(ports, file, greeting);
    case 'expired':
      return refuse({ kind: 'expired', until: file.until });
    case 'otherDesk':
      return refuse({ kind: 'otherDesk' });
    case 'deskKnownAs':
      return refuse({ kind: 'deskKnownAs', desk: answer.desk, invited: greeting.desk });
    case 'nameTaken':
      return refuse({ kind: 'nameTaken', desk: greeting.desk });
  }
}

function fileSeat({ folder, user }: JoinPorts, file: JoinFile, { person, desk }: Greeting): TookSeat {
  const { teamId, environment, host, port, database, authority, role } = file;
  const seat = { person, desk, role, user };
  const known = readTeamFile(folder);
  const engine = { teamId, environment, host, port, database, authority };
  writeTeamFile(folder, withSeat(known?.teamId === teamId ? known : undefined, engine, seat));
  return { kind: 'seated', teamId, seat };
}

const sittingSchema = z.object({
  answer: z.discriminatedUnion('verdict', [
    z.object({ verdict: z.enum(['seated', 'expired', 'otherDesk', 'nameTaken']) }),
    z.object({ verdict: z.literal('deskKnownAs'), desk: z.string() }),
  ]),
});
