import { createHash } from 'node:crypto';
import type { Seat } from './team.ts';

/** What a member pushes of its own log, as the engine takes it. */
export interface RawPart {
  readonly texts: readonly { readonly textId: string; readonly salt: string; readonly body: string }[];
  readonly packs: readonly RawPack[];
  readonly lines: readonly Record<string, unknown>[];
}

export interface RawPack {
  readonly number: number;
  readonly afterSequence: number;
  readonly importId: string;
  readonly rows: string;
  readonly digest: string;
}

interface PartOptions {
  readonly rows?: readonly string[];
  readonly texts?: readonly string[];
  /** Of the first row, and the line that it came in after. */
  readonly number?: number;
  readonly afterSequence?: number;
}

/** Texts and one pack of rows, which stand after the first line of a seat that claimed once where nothing else is said. */
export function partOf(
  seat: Pick<Seat, 'deskId'>,
  { rows = [], texts = [], number = 1, afterSequence = 0 }: PartOptions,
): RawPart {
  const pack = { number, afterSequence, importId: 'import "1"', rows: JSON.stringify(rows.map(toRow)) };
  return {
    texts: texts.map((text, index) => ({
      textId: `page-${index}`,
      salt: Buffer.from('salt').toString('base64'),
      body: Buffer.from(text).toString('base64'),
    })),
    packs: rows.length === 0 ? [] : [{ ...pack, digest: digestOf(seat, pack) }],
    lines: [],
  };
}

/** As the engine computes it, by a way of its own. */
export function digestOf(
  { deskId }: Pick<Seat, 'deskId'>,
  { number, afterSequence, importId, rows }: Omit<RawPack, 'digest'>,
): string {
  const head = `[${JSON.stringify(deskId)},${number},${afterSequence},${JSON.stringify(importId)}]`;
  return createHash('sha256').update(`${head}\n${rows}`).digest('hex');
}

function toRow(body: string) {
  return { body, person: null };
}
