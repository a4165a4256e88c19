import { z } from 'zod';
import type { WaitingErasure } from '../ports/team.ts';
import type { EngineConnection } from './engine/connect.ts';
import type { TeamTextName } from './engine/words.ts';

/** The same with every text that it names and the engine has, also those that are empty: two people say the same of the same. */
export interface HeldErasure extends WaitingErasure {
  readonly names: readonly TeamTextName[];
}

const lineSchema = z.object({
  sequence: z.coerce.number(),
  digest: z.string(),
  person: z.string(),
  desk: z.string(),
  erasedAt: z.coerce.number(),
  body: z.string(),
});
const textSchema = z.object({ deskId: z.uuid(), textId: z.string(), isHeld: z.boolean() });
const wordSchema = z.object({
  person: z.string(),
  isAdministrator: z.boolean(),
  isMe: z.boolean(),
  reason: z.string(),
  saidAt: z.number(),
});
const bodySchema = z.object({ kind: z.literal('textsErased'), texts: z.array(z.string()) });

/** Over the bytes: a line that is no JSON, or no text at all, is for its own desk to explain. */
const lines = `
  SELECT e.sequence, e.digest, e.actor AS person, d.name AS desk, e.recorded_at AS "erasedAt", encode(e.body, 'base64') AS body
  FROM team.event e JOIN team.desk d USING (desk_id)
  WHERE position('"textsErased"'::bytea IN e.body) > 0 ORDER BY e.recorded_at, e.desk_id, e.sequence`;

/** Desk by desk, since a text is found by the desk whose it is. */
const texts = `
  SELECT t.desk_id AS "deskId", t.text_id AS "textId", t.body IS NOT NULL AS "isHeld"
  FROM team.head h JOIN team.erasable t ON t.desk_id = h.desk_id AND t.text_id = ANY($1) ORDER BY 1, 2`;

/** By what they were said of, as erase_1 writes it down (main/team/schema/administer.ts). */
const words = `
  SELECT p.name AS person, team.administers_1(w.person_id) AS "isAdministrator", w.person_id = team.me() AS "isMe", w.reason,
    floor(extract(epoch FROM w.said_at) * 1000)::float8 AS "saidAt"
  FROM team.word w JOIN team.person p USING (person_id)
  WHERE w.kind = 'erase'
    AND w.content = (SELECT jsonb_agg(DISTINCT t ORDER BY t) FROM jsonb_array_elements($1) t) ORDER BY w.said_at`;

/** How many digits of a digest tell a line from every other one. */
const digits = 16;

/** By an index of the lines that erase (main/team/schema/office.ts). Rejects with an EngineFailure. */
export async function listHeldErasures({ ask }: Pick<EngineConnection, 'ask'>): Promise<readonly HeldErasure[]> {
  const held: HeldErasure[] = [];
  for (const { sequence, digest, person, desk, erasedAt, body } of z
    .array(lineSchema)
    .parse((await ask(lines, [])).rows)) {
    const named = readTexts(Buffer.from(body, 'base64').toString('utf8'));
    const found = z.array(textSchema).parse((await ask(texts, [named])).rows);
    const count = found.filter(({ isHeld }) => isHeld).length;
    if (count === 0) continue;
    const names = found.map(({ deskId, textId }) => ({ deskId, textId }));
    const saidBy = z.array(wordSchema).parse((await ask(words, [JSON.stringify(names)])).rows);
    const line = `${sequence}:${digest.slice(0, digits)}`;
    held.push({ line, erasedBy: { person, desk }, erasedAt, texts: count, saidBy, names });
  }
  return held;
}

function readTexts(body: string): readonly string[] {
  try {
    return bodySchema.safeParse(JSON.parse(body)).data?.texts ?? [];
  } catch {
    return [];
  }
}
