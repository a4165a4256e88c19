import type { Act } from '../../domain/act.ts';
import { decideAfterTaking } from '../../domain/decide/after-taking.ts';
import { judgeAnswered } from '../../domain/decide/answered.ts';
import { decideBeginning } from '../../domain/decide/begin.ts';
import { decideEnding, decideRecovery } from '../../domain/decide/recover.ts';
import { decideSettlement, type SettlementRefusal, type Statement } from '../../domain/decide/settle.ts';
import { decideTaking } from '../../domain/decide/take.ts';
import type { OperationEvent, ProposalMoved, Stamp } from '../../domain/event.ts';
import type { NewNote } from '../../domain/note.ts';
import { type AttemptOutcome, lastAttempt, type Operation } from '../../domain/operation.ts';
import { decideLapse } from '../../domain/page/lapse.ts';
import { type Decision, decided } from '../../domain/refusal.ts';
import type { Draft, RecordedLook, TakeCommand, Taken } from '../../ports/journal.ts';
import { appendEvent } from '../events/append.ts';
import { findReview, requireOperation } from '../queries/operations.ts';
import { findNamed } from '../queries/results.ts';
import { readBond } from '../replica/team-records.ts';
import { readVersion } from '../replica/versions.ts';
import { listCandidates, proveByRows } from './prove.ts';
import { takeBackAnswers } from './take-back.ts';
import { readTakingFacts } from './taking-facts.ts';
import { operationInHand, readForLine, type Writing } from './writing.ts';

/** Writes a draft down. It sends nothing and holds nothing: two drafts on one chain are fine. */
export function draft(writing: Writing, { touches, ...drafted }: Draft, stamp: Stamp): Operation {
  const seen = touches === undefined ? 0 : readVersion(writing.database, drafted, touches);
  appendEvent(writing, { kind: 'operationDrafted', ...drafted, ...(seen > 0 && { seenVersion: seen }) }, stamp);
  return operationInHand(writing, drafted.operationId);
}

/**
 * Takes the chain for an operation, from what stands in this transaction. That one operation at a time holds a chain is
 * the unique index's doing, whatever was decided.
 */
export function take(writing: Writing, command: TakeCommand, stamp: Stamp): Taken {
  const { database } = writing;
  const operation = readForLine(writing, command.operationId);
  if (command.taking.kind === 'confirm' && operation.state !== 'drafted') return { kind: 'takenBefore', operation };
  const { carriesOut } = operation;
  const seenBy = carriesOut === undefined ? stamp.actor : requireOperation(database, carriesOut).actor;
  const decision = decideTaking(command.taking, {
    operation,
    review: findReview(database, operation.operationId),
    joinedAt: readBond(database)?.joinedAt ?? null,
    // What is carried out is compared with its review by the eyes of whoever made it: their own work on the order is no colleague's.
    ...readTakingFacts(writing, operation, command.account, { ...stamp, actor: seenBy }),
  });
  if (decision.kind === 'refused') return decision;
  appendEvent(writing, atItsVersion(writing, operation, decision.value), stamp);
  const next = decideAfterTaking(command.after, operationInHand(writing, operation.operationId));
  if (next) appendEvent(writing, next, stamp);
  return { kind: 'taken', operation: operationInHand(writing, operation.operationId) };
}

/** What is sent again was compared with its review just now: what moved its chain since, and is known here, is part of that. */
function atItsVersion({ database }: Writing, operation: Operation, event: OperationEvent): OperationEvent {
  if (event.kind !== 'attemptAdded') return event;
  const seenVersion = readVersion(database, operation);
  return seenVersion > 0 ? { ...event, seenVersion } : event;
}

/** The last line that is written before a byte may leave. */
export function begin(writing: Writing, operationId: string, attemptId: string, stamp: Stamp): Operation {
  const operation = readForLine(writing, operationId);
  if (lastAttempt(operation).attemptId !== attemptId) throw new Error(`Attempt ${attemptId} is not the last one.`);
  appendEvent(writing, decideBeginning(operation), stamp);
  return operationInHand(writing, operationId);
}

/** Writes down what a sending ended in. */
export function end(
  writing: Writing,
  operationId: string,
  attemptId: string,
  outcome: AttemptOutcome,
  stamp: Stamp,
): Operation {
  const { database } = writing;
  const operation = readForLine(writing, operationId);
  const answeredId = outcome.kind === 'answered' ? outcome.transactionId : null;
  const named = findNamed(database, { operation, attemptId }, answeredId);
  appendEvent(writing, decideEnding(operation, attemptId, judgeAnswered(operation, attemptId, outcome, named)), stamp);
  takeBackAnswers(writing, [operation], stamp);
  // A notification may have told the outcome before the answer could, or did not.
  proveByRows(writing, stamp);
  return requireOperation(writing.database, operationId);
}

/** Writes down what a person found out about an unknown operation. */
export function settle(
  writing: Writing,
  operationId: string,
  statement: Statement,
  stamp: Stamp,
): Decision<Operation, SettlementRefusal> {
  const { database } = writing;
  const operation = requireOperation(database, operationId);
  const named = findNamed(database, { operation, attemptId: null }, statement.transactionId);
  const decision = decideSettlement(statement, operation, named);
  if (decision.kind === 'refused') return decision;
  appendEvent(writing, decision.value, stamp);
  if (takeBackAnswers(writing, [operation], stamp)) proveByRows(writing, stamp);
  return decided(requireOperation(database, operationId));
}

/** What the process before us left under way, or one operation whose sending broke off in this one; gives their ids. */
export function recover(writing: Writing, stamp: Stamp, only: string | null): string[] {
  const { database } = writing;
  const interrupted = database
    .prepare<[], string>(`SELECT operation_id FROM operations WHERE state IN ('confirmed', 'sending')`)
    .pluck()
    .all()
    .filter((operationId) => only === null || operationId === only);
  const recovered = interrupted.toSorted().filter((operationId) => {
    const event = decideRecovery(requireOperation(database, operationId));
    if (event) appendEvent(writing, event, stamp);
    return event !== undefined;
  });
  // What had not begun holds its chain no longer.
  const ended = recovered.map((operationId) => ({ operationId }));
  takeBackAnswers(writing, ended, stamp);
  // Its row may have come in while it was sending, and proves what became of it.
  if (recovered.length > 0) proveByRows(writing, stamp);
  return recovered;
}

/** Writes down what a person wrote beside an order. */
export function addNote(writing: Writing, note: NewNote, stamp: Stamp): void {
  appendEvent(writing, { kind: 'noteAdded', ...note }, stamp);
}

/** Writes down what somebody did here that moves no money. */
export function recordAct(writing: Writing, act: Act, stamp: Stamp): void {
  appendEvent(writing, { kind: 'actRecorded', act }, stamp);
}

/** Writes down what somebody said of a proposal, or that its time was over. */
export function recordMove(writing: Writing, move: ProposalMoved, stamp: Stamp): void {
  appendEvent(writing, move, stamp);
}

/** Writes down that the gateway was asked about a case, and what came of it: a holder's page may be over by that. */
export function recordLookUp(
  writing: Writing,
  operationId: string,
  { result, cause, page }: RecordedLook,
  stamp: Stamp,
): void {
  const operation = requireOperation(writing.database, operationId);
  if (operation.deskId !== null) throw new Error(`Operation ${operationId} is a colleague's to look for.`);
  appendEvent(writing, { kind: 'caseLookedUp', operationId, result, cause }, stamp);
  if (!page) return;
  const lapse = decideLapse(operation, listCandidates(writing, operation), { result, ...page });
  if (lapse) appendEvent(writing, lapse, stamp);
}
