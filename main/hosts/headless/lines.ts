import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { z } from 'zod';
import { type Refusal, refuse } from '../../../contract/index.ts';
import type { ProblemKind } from '../../ledger/problem.ts';
import type { UnfitReason } from '../../lookup/csv/unfit.ts';
import type { Imported } from '../../lookup/import-export.ts';

/** Which of the questions an answer is for; the one who asks chooses it. */
export type QuestionId = number | string;

/** Changes when a line means something else than before. */
export const protocol = 1;

/** A question, an export's file to be taken in, or why a line is neither; the id is null where none can be read. */
export type Question =
  | { readonly kind: 'question'; readonly id: QuestionId; readonly channel: string; readonly input: unknown }
  | {
      readonly kind: 'take';
      readonly id: QuestionId;
      readonly path: string;
      /** Whose all rows are, where the file has no column for it. */
      readonly accountId: string | undefined;
    }
  | { readonly kind: 'malformed'; readonly id: QuestionId | null; readonly refusal: Refusal };

const id = z.union([z.int(), z.string().max(100)]);
const question = z.strictObject({ id, channel: z.string(), input: z.unknown() });
const take = z.strictObject({
  id,
  take: z.strictObject({ path: z.string().min(1), accountId: z.string().min(1).optional() }),
});
const identified = z.looseObject({ id });

/** Longer than any honest line, in characters: what goes on behind that is not kept. */
export const longestLine = 1_000_000;

export function readQuestion(line: string): Question {
  const content = parseJson(line);
  const read = isTake(content) ? take.safeParse(content) : question.safeParse(content);
  if (read.success) {
    if (!('take' in read.data)) return { kind: 'question', ...read.data };
    const { path, accountId } = read.data.take;
    return { kind: 'take', id: read.data.id, path, accountId };
  }
  const field = read.error.issues[0]?.path.map(String).join('.') || 'line';
  const known = identified.safeParse(content);
  return { kind: 'malformed', id: known.success ? known.data.id : null, refusal: { code: 'invalidInput', field } };
}

/** `result` is JSON already. */
export function writeAnswer(id: QuestionId | null, result: string): string {
  return `{"id":${JSON.stringify(id)},"result":${result}}`;
}

/** What became of a file. */
export type Taken =
  | Imported
  | { readonly problem: { readonly code: ProblemKind | 'unreadable' } }
  /** Nothing of it was taken: what is wrong with it, also in words. */
  | { readonly problem: { readonly code: 'unfit'; readonly reason: UnfitReason; readonly message: string } };

export function writeTaken(id: QuestionId, taken: Taken): string {
  return JSON.stringify({ id, taken });
}

export function writeRefusal(id: QuestionId | null, refusal: Refusal): string {
  return writeAnswer(id, JSON.stringify(refuse(refusal)));
}

/** `event` is JSON already. */
export function writeEvent(event: string): string {
  return `{"event":${event}}`;
}

/**
 * Calls `take` with each line and resolves at the end of the input. A line ends with a line feed and with nothing else:
 * node's own readline also ends one at U+2028, which JSON leaves as it is.
 */
export function readLines(input: Readable, take: (line: string) => void): Promise<void> {
  const decoder = new StringDecoder('utf8');
  let begun = '';
  const add = (text: string) => {
    const [first = '', ...others] = text.split('\n');
    begun = (begun + first).slice(0, longestLine + 1);
    for (const next of others) {
      take(begun);
      begun = next.slice(0, longestLine + 1);
    }
  };
  return new Promise((resolve) => {
    const finish = () => {
      if (begun !== '') take(begun);
      begun = '';
      resolve();
    };
    input.on('data', (chunk: Buffer) => add(decoder.write(chunk)));
    for (const end of ['end', 'error', 'close']) input.on(end, finish);
  });
}

function isTake(content: unknown): boolean {
  return typeof content === 'object' && content !== null && 'take' in content;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
