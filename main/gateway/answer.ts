import { z } from 'zod';

/** The gateway's answer: an object of strings in which only EXECCODE decides anything (protocol.md §1.4). */
const answerSchema = z.looseObject({
  OPERATIONTYPE: z.string().optional(),
  EXECCODE: z.string().regex(/^\d{4}$/),
  MESSAGE: z.string().optional(),
  TRANSACTIONID: z.string().min(1).max(32).optional(),
  DESCRIPTOR: z.string().optional(),
});

/** What of an answer is written down. */
export interface GatewayAnswer {
  readonly execcode: string;
  readonly message: string;
  readonly transactionId: string | undefined;
  readonly descriptor: string | undefined;
  /** What a look-up found: its `DATA`, values as text (protocol.md §10.1). Operations that move money have none. */
  readonly rows?: readonly Readonly<Record<string, string>>[];
}

/** The largest answer that is read, in bytes; a real one stays far below. */
export const largestAnswer = 1_000_000;

/**
 * Reads the body of an answer. Anything but a JSON object with a four-digit EXECCODE is no answer, and so is
 * one that speaks of another operation: then nobody knows what the gateway did.
 */
export function readAnswer(body: string, method: string): GatewayAnswer | 'unreadableAnswer' | 'noExeccode' {
  const json = parseJson(body);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'unreadableAnswer';
  if (!('EXECCODE' in json)) return 'noExeccode';
  const answer = answerSchema.safeParse(json);
  if (!answer.success) return 'unreadableAnswer';
  const { OPERATIONTYPE, EXECCODE, MESSAGE, TRANSACTIONID, DESCRIPTOR } = answer.data;
  if (OPERATIONTYPE !== undefined && OPERATIONTYPE.toLowerCase() !== method.toLowerCase()) return 'unreadableAnswer';
  return {
    execcode: EXECCODE,
    message: (MESSAGE ?? '').slice(0, 1000),
    transactionId: TRANSACTIONID,
    descriptor: DESCRIPTOR,
    ...('DATA' in json && { rows: readRows(json.DATA) }),
  };
}

/** Never a reason to doubt an answer: what is no row is left out. */
function readRows(data: unknown): Readonly<Record<string, string>>[] {
  const isRow = (row: unknown) => typeof row === 'object' && row !== null && !Array.isArray(row);
  return (Array.isArray(data) ? data.filter(isRow) : []).map((row: object) =>
    Object.fromEntries(
      Object.entries(row).flatMap(([name, value]) =>
        typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
      ),
    ),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
