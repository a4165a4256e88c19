import { z } from 'zod';
import { connectEngine, type EngineAddress, type EngineConnection } from '../../main/team/engine/connect.ts';

const milliseconds = z.number().nullable();
const seat = z.object({
  role: z.string(),
  desk: z.string(),
  isSeated: z.boolean(),
  isAdministrator: z.boolean(),
  until: milliseconds,
  revokedAt: milliseconds,
  closedAt: milliseconds,
  heardAt: milliseconds,
});
const minor = z.number().nullable();
const right = z.object({
  accountId: z.string(),
  operation: z.string(),
  currency: z.string(),
  /** Minor units; null as the schema reads it (main/team/schema/people.ts). */
  mostMinor: minor,
  aloneMinor: minor,
  dayMinor: minor,
  approveMinor: minor,
});
const person = z.object({
  personId: z.uuid(),
  name: z.string(),
  seats: z.array(seat),
  rights: z.array(right),
});
const answer = z.object({
  team: z.uuid(),
  environment: z.enum(['sandbox', 'test', 'production']),
  /** IANA name of the zone whose midnight begins a day. */
  zone: z.string(),
  /** For so long a proposal may be approved and sent. */
  proposalHours: z.number(),
  /** Whoever approves sends, and nobody else. */
  strict: z.boolean().default(false),
  people: z.array(person),
});

/** Everybody of a team as its administrator sees them. Times in milliseconds UTC. */
export type TeamPeople = z.infer<typeof answer>;
export type TeamPerson = TeamPeople['people'][number];

export async function readPeople(connection: EngineConnection): Promise<TeamPeople> {
  const { rows } = await connection.ask('SELECT team.people_1() AS answer', []);
  return answer.parse((rows[0] as { readonly answer: unknown }).answer);
}

/** The one person of that name; throws who there is otherwise. */
export function findPerson({ people }: TeamPeople, name: string): TeamPerson {
  const [found, second] = people.filter((each) => each.name === name);
  if (second) throw new Error(`Two people are called ${name}, which this command cannot tell apart.`);
  if (found) return found;
  throw new Error(
    `Nobody of the team is called ${name}. There are: ${people.map((each) => each.name).join(', ') || 'none'}.`,
  );
}

/** Speaks to an engine as its administrator. */
export async function asAdministrator<Result>(
  address: EngineAddress,
  speak: (connection: EngineConnection) => Promise<Result>,
): Promise<Result> {
  const connection = await connectEngine(address);
  try {
    return await speak(connection);
  } finally {
    connection.close();
  }
}
