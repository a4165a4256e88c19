import type { Event } from '../../domain/event.ts';
import type {
  AuditedOperation,
  AuditKind,
  AuditLine,
  AuditPage,
  AuditPlace,
  AuditQuestion,
} from '../../ports/audit.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { readHead } from '../events/head.ts';
import type { StoredLine } from '../events/read.ts';
import { readBody } from '../events/read-body.ts';
import { findText } from '../events/texts.ts';
import { listDesks } from '../replica/places.ts';
import { findOperation } from './operations.ts';

/** So many lines are looked at in one answer: a screen's other questions pass in between. */
const mostLooked = 2_000;

/** Lines of one desk that are read at a time. */
const chunk = 100;

/**
 * A clock that is set back lets a desk's lines run backwards in time for a while: so far, in milliseconds, a day is looked beyond what
 * is asked for.
 */
const slack = 86_400_000;

/**
 * Walks every desk's log from its end, along its key, the newest line of all next: no index beside the log is needed, and none that a
 * forger could leave a line out of.
 */
export function readAudit(database: ReadableDatabase, question: AuditQuestion): AuditPage {
  const { deskId: own } = readHead(database);
  const operations = openOperations(database);
  const logs = listDesks(database).map((deskId) => openLog(database, deskId, startOf(database, deskId, question)));
  const found: AuditLine[] = [];
  let reachedAt: number | null = null;
  for (let looked = 0; looked < mostLooked && found.length < question.limit; looked += 1) {
    const newest = findNewest(logs);
    const line = newest?.peek();
    if (!newest || !line) break;
    newest.take();
    if (question.from !== null && line.at < question.from - slack) {
      newest.end();
      continue;
    }
    reachedAt = line.at;
    const told = isWanted(line, question, operations);
    if (told) found.push(toLine(database, line, own, told.operation));
  }
  const open = logs.filter((log) => log.peek() !== undefined);
  const next: AuditPlace = Object.fromEntries(open.map((log) => [log.deskId, log.before()]));
  return { lines: found, next: open.length === 0 ? null : next, reachedAt };
}

interface OpenLog {
  readonly deskId: string;
  peek(): StoredLine | undefined;
  take(): void;
  /** Nothing older is wanted of it. */
  end(): void;
  /** The number in front of which it goes on. */
  before(): number;
}

function openLog(database: ReadableDatabase, deskId: string, before: number): OpenLog {
  const read = database.prepare<[string, bigint, bigint], StoredLine>(linesBefore);
  let reached = before;
  let waiting: StoredLine[] = [];
  let isOver = before <= 1;
  const fill = () => {
    if (waiting.length > 0 || isOver) return;
    waiting = read.all(deskId, BigInt(reached), BigInt(chunk));
    isOver = waiting.length === 0;
  };
  return {
    deskId,
    peek: () => {
      fill();
      return waiting[0];
    },
    take: () => {
      reached = waiting.shift()?.sequence ?? reached;
    },
    end: () => {
      waiting = [];
      isOver = true;
    },
    before: () => reached,
  };
}

function findNewest(logs: readonly OpenLog[]): OpenLog | undefined {
  let newest: { readonly log: OpenLog; readonly at: number } | undefined;
  for (const log of logs) {
    const line = log.peek();
    if (line && (!newest || line.at > newest.at)) newest = { log, at: line.at };
  }
  return newest?.log;
}

/** A desk that has come since the first page has newer lines alone. */
function startOf(database: ReadableDatabase, deskId: string, { after, to }: AuditQuestion): number {
  if (after) return after[deskId] ?? 0;
  const last = database
    .prepare<[string], number>('SELECT sequence FROM events WHERE desk_id = ? ORDER BY sequence DESC LIMIT 1')
    .pluck()
    .get(deskId);
  if (last === undefined) return 0;
  return to === null ? last + 1 : findLater(database, deskId, last, to + slack) + 1;
}

/** The last line before the first that is later than a moment, by halves; lines of a desk have no gap. */
function findLater(database: ReadableDatabase, deskId: string, last: number, moment: number): number {
  const at = database
    .prepare<[string, bigint], number>('SELECT recorded_at FROM events WHERE desk_id = ? AND sequence = ?')
    .pluck();
  let [low, high] = [0, last];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((at.get(deskId, BigInt(middle)) ?? 0) <= moment) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** What a body names, as far as it can be read without its texts. */
interface Named {
  readonly kind?: unknown;
  readonly to?: unknown;
  readonly act?: {
    readonly what?: unknown;
    readonly operationId?: unknown;
    readonly accountId?: unknown;
    readonly subject?: unknown;
  };
  readonly operationId?: unknown;
  readonly importId?: unknown;
  readonly accountId?: unknown;
  readonly transactionId?: unknown;
  readonly orderId?: unknown;
}

function isWanted(
  line: StoredLine,
  { kinds, who, about, from, to }: AuditQuestion,
  operations: FindAudited,
): { readonly operation: AuditedOperation | null } | undefined {
  if ((from !== null && line.at < from) || (to !== null && line.at >= to)) return undefined;
  if (who !== '' && !line.actor.toLocaleLowerCase().includes(who.toLocaleLowerCase())) return undefined;
  const named = readNames(line);
  const kind = named.act?.what ?? (named.kind === 'proposalMoved' ? named.to : named.kind);
  if (kinds && !kinds.includes(kind as AuditKind)) return undefined;
  const { act, importId, accountId, transactionId, orderId } = named;
  const operationId = named.operationId ?? act?.operationId;
  const operation = typeof operationId === 'string' ? (operations(operationId) ?? null) : null;
  if (about === '') return { operation };
  const own = [operationId, importId, accountId, transactionId, orderId, act?.accountId, act?.subject];
  const ofIt = operation ? [operation.orderId, operation.referenceId, operation.accountId] : [];
  return [...own, ...ofIt].includes(about) ? { operation } : undefined;
}

function readNames({ body }: StoredLine): Named {
  try {
    const read: unknown = JSON.parse(body.toString('utf8'));
    return typeof read === 'object' && read !== null ? read : {};
  } catch {
    return {};
  }
}

function toLine(
  database: ReadableDatabase,
  line: StoredLine,
  own: string,
  operation: AuditedOperation | null,
): AuditLine {
  const { deskId, sequence, at, actor } = line;
  const context = {
    findText: (id: string) => findText(database, id),
    findOperation: (operationId: string) => findOperation(database, operationId),
  };
  let event: Event | null = null;
  try {
    event = readBody(line, context);
  } catch {
    // A line that was damaged is shown as one that cannot be read, and is verify's to explain.
  }
  return { deskId: deskId === own ? null : deskId, sequence, at, actor, event, operation };
}

type FindAudited = (operationId: string) => AuditedOperation | undefined;

function openOperations(database: ReadableDatabase): FindAudited {
  const find = database.prepare<[string], Omit<AuditedOperation, 'amount'> & { minor: number; currency: string }>(
    auditedOperation,
  );
  const known = new Map<string, AuditedOperation | undefined>();
  return (operationId) => {
    if (known.has(operationId)) return known.get(operationId);
    const row = find.get(operationId);
    const { minor = 0, currency = '', ...rest } = row ?? {};
    const operation = row && ({ ...rest, amount: { minor, currency } } as AuditedOperation);
    known.set(operationId, operation);
    return operation;
  };
}

const linesBefore = `
  SELECT desk_id AS deskId, sequence, schema_version AS schemaVersion, actor, recorded_at AS at, body
  FROM events WHERE desk_id = ? AND sequence < ? ORDER BY sequence DESC LIMIT ?
`;

const auditedOperation = `
  SELECT operation_id AS operationId, account_id AS accountId, operation, order_id AS orderId, reference_id AS referenceId,
         amount_minor AS minor, currency
  FROM operations WHERE operation_id = ?
`;
