import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { z } from 'zod';
import { type Refusal, refuse } from '../../../contract/index.ts';

/** Which of the questions an answer is for; the one who asks chooses it. */
export type QuestionId = number | string;

/** Changes when a line means something else than before. */
export const protocol = 1;

/** A question, or why a line is none; the id is null where none can be read. */
export type Question =
  | { readonly kind: 'question'; readonly id: QuestionId; readonly channel: string; readonly input: unknown }
  | { readonly kind: 'malformed'; readonly id: QuestionId | null; readonly refusal: Refusal };

const id = z.union([z.int(), z.string().max(100)]);
const question = z.strictObject({ id, channel: z.string(), input: z.unknown() });
const identified = z.looseObject({ id });

/** Longer than any honest line, in characters: what goes on behind that is not kept. */
export const longestLine = 1_000_000;

export function readQuestion(line: string): Question {
  const content = parseJson(line);
  const read = question.safeParse(content);
  if (read.success) return { kind: 'question', ...read.data };
  const field = read.error.issues[0]?.path.map(String).join('.') || 'line';
  const known = identified.safeParse(content);
  return { kind: 'malformed', id: known.success ? known.data.id : null, refusal: { code: 'invalidInput', field } };
}

/** `result` is JSON already. */
export function writeAnswer(id: QuestionId | null, result: string): string {
  return `{"id":${JSON.stringify(id)},"result":${result}}`;
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

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
