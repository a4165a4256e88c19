import { isJsonNumber, isJsonObject, type Json, readStrictJson } from '../../protocol/strict-json.ts';
import { type AnsweredPage, readPage } from './page.ts';

/** A row of a look-up as text by its columns, or null for an entry that is no row. */
export type AnswerRow = Readonly<Record<string, string>> | null;

/** What of an answer is written down. */
export interface GatewayAnswer {
  readonly execcode: string;
  readonly message: string;
  readonly transactionId: string | undefined;
  readonly descriptor: string | undefined;
  /** What the payment method was stored under, or the mandate that was made (S3:142–144, S4:13); absent where nothing can be read. */
  readonly alias?: string;
  /** What the holder's browser is sent on with (S3:206–226); absent where there is none that can be read. */
  readonly page?: AnsweredPage;
  /** What a look-up found: its `DATA` (protocol.md §10.1). Operations that move money have none. */
  readonly rows?: readonly AnswerRow[];
}

/** ALIAS string(1-40). */
const longestAlias = 40;

/** The largest answer that is read, in bytes; a real one stays far below. */
export const largestAnswer = 1_000_000;

/**
 * Reads the body of an answer. Anything but one JSON object with a four-digit EXECCODE is no answer, and neither is one that
 * says two things under a name, or that speaks of another operation: then nobody knows what the gateway did. Beside EXECCODE
 * nothing decides (protocol.md §1.4).
 */
export function readAnswer(body: string, method: string): GatewayAnswer | 'unreadableAnswer' | 'noExeccode' {
  const json = readStrictJson(body);
  if (json.kind !== 'read' || !isJsonObject(json.value)) return 'unreadableAnswer';
  const fields = json.value;
  if (!fields.has('EXECCODE')) return 'noExeccode';
  const execcode = fields.get('EXECCODE');
  if (typeof execcode !== 'string' || !/^\d{4}$/.test(execcode)) return 'unreadableAnswer';
  const about = fields.get('OPERATIONTYPE');
  if (about !== undefined && !isAbout(about, method)) return 'unreadableAnswer';
  const [message = '', transactionId, descriptor] = ['MESSAGE', 'TRANSACTIONID', 'DESCRIPTOR'].map((name) =>
    fields.get(name),
  );
  if (!isTextOrNone(message) || !isTextOrNone(descriptor) || !isIdOrNone(transactionId)) return 'unreadableAnswer';
  const page = readPage(fields);
  const alias = readAlias(fields.get('ALIAS'));
  return {
    execcode,
    message: message.slice(0, 1000),
    transactionId,
    descriptor,
    ...(page && { page }),
    ...(alias !== undefined && { alias }),
    ...(fields.has('DATA') && { rows: readRows(fields.get('DATA')) }),
  };
}

function isAbout(about: Json, method: string): boolean {
  return typeof about === 'string' && about.toLowerCase() === method.toLowerCase();
}

function isTextOrNone(value: Json | undefined): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isIdOrNone(value: Json | undefined): value is string | undefined {
  return isTextOrNone(value) && value !== '' && (value ?? '').length <= 32;
}

/** A part of a key is another key: one that is too long is none, and never a reason to doubt the code. */
function readAlias(alias: Json | undefined): string | undefined {
  const isOne = typeof alias === 'string' && alias.trim() !== '' && alias.length <= longestAlias;
  return isOne ? alias : undefined;
}

/**
 * A list, or an object whose values are the rows, as PHP writes a list with gaps. Never a reason to doubt the code: what is
 * no row stands as one that cannot be read.
 */
function readRows(data: Json | undefined): AnswerRow[] {
  if (data === undefined || data === null || data === '') return [];
  if (Array.isArray(data)) return data.map(readRow);
  return isJsonObject(data) ? [...data.values()].map(readRow) : [null];
}

function readRow(row: Json): AnswerRow {
  if (!isJsonObject(row)) return null;
  return Object.fromEntries([...row].map(([name, value]) => [name, toText(value)]));
}

/** Numbers as they are written: `123.90` is an amount, what it is rounded to is none. A list or an object is no column's value. */
function toText(value: Json): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (isJsonNumber(value)) return value.written;
  return typeof value === 'boolean' ? String(value) : '[…]';
}
