import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { LoggedRow, LogPart, RowPack } from '../../ports/replica.ts';
import { EngineFailure } from './state.ts';
import type { TeamPack, TeamPart } from './words.ts';

/** A part of this desk's log in the engine's words. */
export function writePart({ texts, packs, lines }: LogPart): TeamPart {
  return {
    texts: texts.map(({ textId, salt, body }) => ({
      textId,
      salt: toBase64(salt),
      body: body === null ? null : toBase64(Buffer.from(body, 'utf8')),
    })),
    packs: packs.map(writePack),
    lines: lines.map(({ deskId: _deskId, body, ...line }) => ({ ...line, body: toBase64(body) })),
  };
}

function writePack({ deskId, number, afterSequence, importId, rows }: RowPack): TeamPack {
  const text = JSON.stringify(rows);
  const pack = { number, afterSequence, importId, rows: text };
  return { ...pack, digest: digestPack(deskId, pack) };
}

/** SHA-256 in hexadecimal, as the engine computes it (main/team/schema/append-part.ts). */
function digestPack(deskId: string, pack: Omit<TeamPack, 'digest'>): string {
  const head = `[${JSON.stringify(deskId)},${pack.number},${pack.afterSequence},${JSON.stringify(pack.importId)}]`;
  return createHash('sha256').update(`${head}\n${pack.rows}`).digest('hex');
}

const loggedRows: z.ZodType<LoggedRow[]> = z.array(
  z.object({ body: z.string(), person: z.object({ textId: z.string(), digest: z.string() }).nullable() }),
);

/** Of each desk first what stands apart from its rows, then its packs. */
const pulledRow = z.union([
  z.object({
    deskId: z.uuid(),
    number: z.null(),
    texts: z.array(z.object({ textId: z.string(), salt: z.string(), body: z.string().nullable() })),
    lines: z.array(
      z.object({
        sequence: z.int(),
        eventId: z.string(),
        schemaVersion: z.int(),
        actor: z.string(),
        recordedAt: z.int(),
        body: z.string(),
        previousDigest: z.string(),
        digest: z.string(),
      }),
    ),
  }),
  z.object({
    deskId: z.uuid(),
    number: z.int(),
    afterSequence: z.int(),
    importId: z.string(),
    rows: z.string(),
    digest: z.string(),
  }),
]);

/** What the engine is asked for: everything of one desk one after the other. */
export const pullQuestion = `
  SELECT of_desk AS "deskId", lines, texts, pack_number::float8 AS number, pack_after::float8 AS "afterSequence",
    pack_import AS "importId", pack_rows AS rows, pack_digest AS digest
  FROM team.pull_2($1, $2)`;

/**
 * What the engine gave, a part for each desk. Rejects with an EngineFailure for rows that are not what their desk has told. It is read
 * a pack at a time, between which whatever else waits for this thread is done.
 */
export async function readParts(rows: readonly unknown[]): Promise<readonly LogPart[]> {
  const parts: (LogPart & { readonly deskId: string; readonly packs: RowPack[] })[] = [];
  for (const row of rows) {
    const read = pulledRow.safeParse(row);
    if (!read.success) throw new EngineFailure({ kind: 'broken', code: 'unreadable' }, read.error);
    const { data } = read;
    if (data.number === null) parts.push(readDesk(data));
    else {
      const part = parts.at(-1);
      if (part?.deskId !== data.deskId) throw new EngineFailure({ kind: 'broken', code: 'unreadable' });
      part.packs.push(readPack(data));
      await setImmediate();
    }
  }
  return parts.map(({ texts, packs, lines }) => ({ texts, packs, lines }));
}

type PulledRow = z.infer<typeof pulledRow>;

function readDesk({ deskId, texts, lines }: Extract<PulledRow, { readonly number: null }>) {
  return {
    deskId,
    texts: texts.map(({ textId, salt, body }) => ({
      deskId,
      textId,
      salt: Buffer.from(salt, 'base64'),
      body: body === null ? null : Buffer.from(body, 'base64').toString('utf8'),
    })),
    packs: [],
    lines: lines.map(({ body, ...line }) => ({ ...line, deskId, body: Buffer.from(body, 'base64') })),
  };
}

function readPack({ deskId, digest, ...pack }: TeamPack & { readonly deskId: string }): RowPack {
  if (digest !== digestPack(deskId, pack)) throw new EngineFailure({ kind: 'broken', code: 'digest' });
  const { number, afterSequence, importId, rows } = pack;
  return { deskId, number, afterSequence, importId, rows: loggedRows.parse(JSON.parse(rows)) };
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
