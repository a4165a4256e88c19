import { z } from 'zod';

/** Where a team's engine is, and who vouches for it (PEM; null for the authorities of this system). No secret. */
export const engineSchema = z.strictObject({
  teamId: z.uuid(),
  environment: z.enum(['sandbox', 'test', 'production']),
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  database: z.string().min(1),
  authority: z.string().nullable(),
});
export type TeamEngine = z.infer<typeof engineSchema>;

/** An invitation for one person to one desk, as a file: its password is good for a day, and until it is used. */
const joinFileSchema = engineSchema.extend({
  role: z.string().min(1),
  password: z.string().min(1),
  person: z.string().min(1),
  desk: z.string().min(1),
  /** Milliseconds UTC. */
  until: z.int(),
});
export type JoinFile = z.infer<typeof joinFileSchema>;

/** Reads a join file's text; undefined where it is none. */
export function readJoinFile(text: string): JoinFile | undefined {
  try {
    return joinFileSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function writeJoinFile(file: JoinFile): string {
  return `${JSON.stringify(joinFileSchema.parse(file), null, 2)}\n`;
}
