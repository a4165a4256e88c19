import { z } from 'zod';
import { type Attempt, lastAttempt, type Operation } from '../domain/operation.ts';
import type { LogLine, Replica, ReviewedChain } from '../ports/replica.ts';
import type { Views } from '../ports/views.ts';
import type { TeamCase } from './engine/words.ts';

export interface OwnCasesPorts {
  readonly views: Pick<Views, 'findOperation' | 'listUndecided' | 'listSending'>;
  readonly replica: Pick<Replica, 'readHead' | 'readOwn' | 'readReviewed'>;
}

/** An attempt of this desk's whose bytes may have left. */
export interface OwnCase {
  readonly operation: Operation;
  readonly attempt: Attempt;
  /** Whether this desk's log says what became of it, so that nothing of it is under way any more. */
  readonly hasEnded: boolean;
}

/** Of whose end nobody knows, or that wait for it. */
export async function listOpenCases({ views }: OwnCasesPorts): Promise<readonly OwnCase[]> {
  const undecided = (await views.listUndecided()).map(({ operation }) => operation);
  const sending = await views.listSending();
  const all = new Map([...sending, ...undecided].map((operation) => [operation.operationId, operation]));
  return [...all.values()]
    .filter((operation) => isOwn(operation) && lastAttempt(operation).sentAt !== null)
    .map((operation) => ({ operation, attempt: lastAttempt(operation), hasEnded: false }));
}

/** Lines that are looked through at a time. */
const linesAtOnce = 200;

/**
 * Those of which lines behind one of this desk's log say something, in their order and some at a time, but for what the open cases are:
 * an engine that lacks the line of an end may lack the claim as well. What provably did not leave is none.
 */
export async function* listEndedCases(ports: OwnCasesPorts, behind: number): AsyncGenerator<readonly OwnCase[]> {
  const { deskId, sequence: last, rows } = await ports.replica.readHead();
  const given = new Set((await listOpenCases(ports)).map(({ attempt }) => attempt.attemptId));
  for (let sequence = behind; sequence < last; ) {
    const { lines } = await ports.replica.readOwn({ deskId, sequence, rows }, { lines: linesAtOnce, rows: 0 });
    const ended: OwnCase[] = [];
    for (const operationId of new Set(lines.flatMap(readOperationId))) {
      const operation = await ports.views.findOperation(operationId);
      for (const attempt of operation && isOwn(operation) ? operation.attempts : []) {
        if (!hasLeftAndEnded(attempt) || given.has(attempt.attemptId)) continue;
        given.add(attempt.attemptId);
        if (operation) ended.push({ operation, attempt, hasEnded: true });
      }
    }
    yield ended;
    sequence = lines.at(-1)?.sequence ?? last;
  }
}

/** Lines whose attempts an engine is asked about before it has said how far it has the log. */
const linesAskedAbout = 1_000;

/** What ended, as far back as no engine has said that it has the lines: the newest, since what is lost was granted last. */
export async function listAskedAbout(ports: OwnCasesPorts, acknowledged: number): Promise<readonly OwnCase[]> {
  const { sequence } = await ports.replica.readHead();
  const asked: OwnCase[] = [];
  const behind = Math.max(acknowledged, sequence - linesAskedAbout);
  for await (const ended of listEndedCases(ports, behind)) asked.push(...ended);
  return asked;
}

function hasLeftAndEnded({ sentAt, verdict }: Attempt): boolean {
  return sentAt !== null && verdict !== null && verdict !== 'notSent';
}

const aboutOperation = z.object({ operationId: z.string() });

/** A line of another matter, or one that was emptied, is about no operation. */
function readOperationId({ body }: LogLine): readonly string[] {
  try {
    return [aboutOperation.parse(JSON.parse(Buffer.from(body).toString('utf8'))).operationId];
  } catch {
    return [];
  }
}

/** A ledger in a team holds its colleagues' operations as well: those bear their desk. */
export function isOwn({ deskId }: Operation): boolean {
  return deskId === null;
}

/** An attempt of an operation as the engine is told of it. */
export function describeCase(
  { operationId, accountId, operation, amount }: Operation,
  attemptId: string,
  { ids, carriesOut }: Pick<ReviewedChain, 'ids' | 'carriesOut'>,
): TeamCase {
  const { minor, currency } = amount;
  const proposed = carriesOut !== undefined && { proposalId: carriesOut };
  return { attemptId, operationId, accountId, ids, operation, minor, currency, ...proposed };
}
