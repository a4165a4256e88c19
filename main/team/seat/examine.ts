import { z } from 'zod';
import type { EngineConnection } from '../engine/connect.ts';
import { findUnfitness, type Unfitness } from '../engine/fitness.ts';
import { teamProtocol } from '../run.ts';
import { schemaVersion } from '../schema/schema.ts';
import type { TeamEngine } from './join-file.ts';

const greetingSchema = z.object({
  team: z.uuid(),
  environment: z.string(),
  leastProtocol: z.int(),
  schema: z.int(),
  person: z.string(),
  desk: z.string(),
  /** Null before the first sitting. */
  deskId: z.uuid().nullable(),
  until: z.int().nullable(),
  isRevoked: z.boolean(),
  /** Who allows production a standby that may lag behind. */
  asynchronousBy: z.string().nullable(),
  asynchronousAt: z.int().nullable(),
});
/** Whom the engine takes this login for, and what team it holds. */
export type Greeting = z.infer<typeof greetingSchema>;

/** What is wrong with an engine, or with a seat at it, before anything is said to it in the desk's name. */
export type SeatProblem =
  | { readonly kind: 'unfit'; readonly unfit: Unfitness }
  | { readonly kind: 'anotherTeam'; readonly expected: string; readonly found: string }
  | { readonly kind: 'anotherEnvironment'; readonly expected: string; readonly found: string }
  | { readonly kind: 'programTooOld'; readonly needed: number; readonly spoken: number }
  | { readonly kind: 'engineTooOld'; readonly found: number; readonly needed: number }
  | { readonly kind: 'noSeat' }
  | { readonly kind: 'revoked' };

export type Examined =
  | { readonly kind: 'fit'; readonly greeting: Greeting }
  | { readonly kind: 'problem'; readonly problem: SeatProblem };

/** Looks whether it is the engine that is meant, and whom it takes this login for. Rejects with an EngineFailure. */
export async function greetEngine(
  connection: EngineConnection,
  expected: Pick<TeamEngine, 'teamId' | 'environment'>,
): Promise<Examined> {
  const { rows } = await connection.ask('SELECT team.greet_1() AS answer', []);
  const [row] = rows as readonly { readonly answer: unknown }[];
  if (!row?.answer) return { kind: 'problem', problem: { kind: 'noSeat' } };
  const greeting = greetingSchema.parse(row.answer);
  const problem = judge(greeting, expected);
  return problem ? { kind: 'problem', problem } : { kind: 'fit', greeting };
}

/** Looks as well whether it may say who sends money at all. */
export async function examineEngine(
  connection: EngineConnection,
  expected: Pick<TeamEngine, 'teamId' | 'environment'>,
  now: () => number,
): Promise<Examined> {
  const greeted = await greetEngine(connection, expected);
  if (greeted.kind === 'problem') return greeted;
  const unfitness = await findUnfitness(connection, expected.environment, now);
  const unfit = unfitness.find((each) => !takesUpon(greeted.greeting, each));
  return unfit ? { kind: 'problem', problem: { kind: 'unfit', unfit } } : greeted;
}

/** A standby that may lag behind is an administrator's to allow. */
export function takesUpon({ asynchronousBy }: Pick<Greeting, 'asynchronousBy'>, { kind }: Unfitness): boolean {
  return kind === 'asynchronousStandby' && asynchronousBy !== null;
}

function judge(
  found: Greeting,
  { teamId, environment }: Pick<TeamEngine, 'teamId' | 'environment'>,
): SeatProblem | undefined {
  if (found.team !== teamId) return { kind: 'anotherTeam', expected: teamId, found: found.team };
  if (found.environment !== environment) {
    return { kind: 'anotherEnvironment', expected: environment, found: found.environment };
  }
  if (found.leastProtocol > teamProtocol) {
    return { kind: 'programTooOld', needed: found.leastProtocol, spoken: teamProtocol };
  }
  if (found.schema < schemaVersion) return { kind: 'engineTooOld', found: found.schema, needed: schemaVersion };
  return found.isRevoked ? { kind: 'revoked' } : undefined;
}
