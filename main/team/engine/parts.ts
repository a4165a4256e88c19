import { createHash } from 'node:crypto';
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

const pulledPart = z.object({
  deskId: z.uuid(),
  texts: z.array(z.object({ textId: z.string(), salt: z.string(), body: z.string().nullable() })),
  packs: z.array(
    z.object({ number: z.int(), afterSequence: z.int(), importId: z.string(), rows: z.string(), digest: z.string() }),
  ),
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
});

/** What the engine gave, a part for each desk. Throws an EngineFailure for rows that are not what their desk has told. */
export function readParts(answer: unknown): readonly LogPart[] {
  const parts = z.array(pulledPart).safeParse(answer);
  if (!parts.success) throw new EngineFailure({ kind: 'broken', code: 'unreadable' }, parts.error);
  return parts.data.map(({ deskId, texts, packs, lines }) => ({
    texts: texts.map(({ textId, salt, body }) => ({
      deskId,
      textId,
      salt: Buffer.from(salt, 'base64'),
      body: body === null ? null : Buffer.from(body, 'base64').toString('utf8'),
    })),
    packs: packs.map((pack) => readPack(deskId, pack)),
    lines: lines.map(({ body, ...line }) => ({ ...line, deskId, body: Buffer.from(body, 'base64') })),
  }));
}

function readPack(deskId: string, { digest, ...pack }: TeamPack): RowPack {
  if (digest !== digestPack(deskId, pack)) throw new EngineFailure({ kind: 'broken', code: 'digest' });
  const { number, afterSequence, importId, rows } = pack;
  return { deskId, number, afterSequence, importId, rows: loggedRows.parse(JSON.parse(rows)) };
}

function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
