import type { Event, PreparedRequest } from '../../domain/event.ts';
import type { Reason } from '../../domain/kinds.ts';
import type { Operation } from '../../domain/operation.ts';
import { judgeVersion1 } from './judge-version-1.ts';
import { type BodyVersion1, bodyVersion1 } from './version-1.ts';
import { type BodyVersion2, bodyVersion2, type Commitment } from './version-2.ts';

/** The shape of bodies that this program writes; lines of every earlier one stay readable. */
export const schemaVersion = 2;

/** A line of the log, as far as its body needs it. */
export interface StoredBody {
  readonly schemaVersion: number;
  readonly body: Buffer;
}

/** What the reading of a body needs beside it: texts that stand apart, and operations as the lines before made them. */
export interface ReadingContext {
  /** Undefined once it is erased. */
  findText(id: string): string | undefined;
  findOperation(operationId: string): Operation | undefined;
}

/** The event that a line holds, in today's shape. Throws for a body that is of no version or not what its version says. */
export function readBody(line: StoredBody, context: ReadingContext): Event {
  const body = parseBody(line);
  return body.version === 1 ? fromVersion1(body.body, context) : fromVersion2(body.body, context);
}

/** Whether a line's body is what its version says. */
export function isReadable(line: StoredBody): boolean {
  try {
    parseBody(line);
    return true;
  } catch {
    return false;
  }
}

type Parsed =
  | { readonly version: 1; readonly body: BodyVersion1 }
  | { readonly version: 2; readonly body: BodyVersion2 };

function parseBody({ schemaVersion: version, body }: StoredBody): Parsed {
  const stored: unknown = JSON.parse(body.toString('utf8'));
  if (version === 1) return { version, body: bodyVersion1.parse(stored) };
  if (version === 2) return { version, body: bodyVersion2.parse(stored) };
  throw new Error(`A line of the log has version ${version}, which this program does not know.`);
}

/** Upcasts: a draft without a picture, a confirmation without the rules of its account, an outcome without its verdict. */
function fromVersion1(body: BodyVersion1, { findText, findOperation }: ReadingContext): Event {
  switch (body.kind) {
    case 'operationDrafted': {
      const { url, parameters, note, ...rest } = body;
      const text = note ? (findText(note.id) ?? '') : '';
      return { ...rest, note: text, agreement: '', request: { url, parameters }, review: null };
    }
    case 'operationConfirmed':
      return { ...body, account: null };
    case 'attemptAdded': {
      const { url, parameters, ...rest } = body;
      return { ...rest, request: { url, parameters }, account: null };
    }
    case 'attemptEnded': {
      const operation = findOperation(body.operationId);
      if (!operation) throw new Error(`Operation ${body.operationId} was never drafted.`);
      const outcome = body.outcome as Extract<Event, { kind: 'attemptEnded' }>['outcome'];
      return { ...body, outcome, ...judgeVersion1(operation, body.attemptId, outcome) };
    }
    default:
      return body;
  }
}

function fromVersion2(body: BodyVersion2, { findText }: ReadingContext): Event {
  const textOf = ({ id }: Commitment) => findText(id) ?? '';
  const foreignOf = (text: string | Commitment) => (typeof text === 'string' ? text : textOf(text));
  const wholeOf = ({
    url,
    parameters,
    whole,
  }: {
    url: string;
    parameters: Record<string, string>;
    whole: Commitment;
  }) => {
    const text = findText(whole.id);
    return text === undefined ? { url, parameters } : (JSON.parse(text) as PreparedRequest);
  };
  switch (body.kind) {
    case 'operationDrafted':
      return {
        ...body,
        reason: body.reason as Reason,
        note: body.note ? textOf(body.note) : '',
        agreement: body.agreement ? textOf(body.agreement) : '',
        request: wholeOf(body.request),
      };
    case 'attemptAdded':
      return { ...body, request: wholeOf(body.request) };
    case 'operationConfirmed': {
      const { guarded } = body;
      return { ...body, guarded: guarded && { kinds: guarded.kinds, answer: textOf(guarded.answer) } };
    }
    case 'noteAdded':
      return { ...body, text: textOf(body.text) };
    case 'operationSettled':
      return { ...body, reason: textOf(body.reason) };
    case 'proposalMoved':
      return { ...body, reason: body.reason ? textOf(body.reason) : '' };
    case 'attemptEnded': {
      const { outcome } = body;
      if (outcome.kind === 'unknown' && outcome.cause === 'answeredAnothersId') {
        const answer = { ...outcome.answer, message: foreignOf(outcome.answer.message) };
        return { ...body, outcome: { ...outcome, answer } };
      }
      if (outcome.kind !== 'answered') return { ...body, outcome };
      // The page stands in no projection: whoever wants it asks for its text.
      const { page: _page, alias, ...rest } = outcome;
      const named = alias && findText(alias.id);
      return {
        ...body,
        outcome: { ...rest, message: foreignOf(outcome.message), ...(named !== undefined && { alias: named }) },
      };
    }
    case 'importBegun':
    case 'importRecorded':
      return { ...body, source: foreignOf(body.source) };
    default:
      return body;
  }
}
