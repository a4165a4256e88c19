import type { ReadableDatabase } from '../database/open.ts';
import { type Head, readHead } from '../events/head.ts';
import type { Finding } from './finding.ts';

/** A line as a receipt names it: nobody who changes the ledger's files can change what was sent to somebody. */
export interface ToldLine {
  readonly line: number;
  /** How its digest begins, in hexadecimal. */
  readonly digest: string;
}

/** So much of a digest tells a line from every other one. */
const digits = 16;

/** Names a line as `LINE:DIGEST`. */
export function nameLine({ sequence, digest }: Pick<Head, 'sequence' | 'digest'>): string {
  return `${sequence}:${digest.slice(0, digits)}`;
}

/** Reads `LINE:DIGEST`; undefined for anything else. */
export function readToldLine(text: string): ToldLine | undefined {
  const [, line, digest] = /^(\d{1,15}):([0-9a-f]{8,64})$/.exec(text) ?? [];
  return digest === undefined ? undefined : { line: Number(line), digest };
}

/** Holds a log against lines that were told to somebody. */
export function verifyTold(database: ReadableDatabase, lines: readonly ToldLine[]): Finding[] {
  const { deskId } = readHead(database);
  const find = database
    .prepare<[string, number], string>('SELECT digest FROM events WHERE desk_id = ? AND sequence = ?')
    .pluck();
  return lines.flatMap(({ line, digest }): Finding[] => {
    const present = find.get(deskId, line);
    if (present?.startsWith(digest)) return [];
    const what =
      present === undefined ? 'is missing, and was told to somebody' : 'is not the one that was told to somebody';
    return [{ check: 'witness', where: `line ${line}`, what }];
  });
}
