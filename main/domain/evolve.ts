import { assertNever } from '../../protocol/assert-never.ts';
import type { OperationEvent, Stamp } from './event.ts';
import type { Attempt, AttemptOutcome, Operation, OperationState, Verdict } from './operation.ts';
import { follow, type Happening } from './transitions.ts';

/**
 * An operation after one more line of the log. Throws where the table of transitions has no way there: such a log was not
 * written by this program.
 */
export function evolve(before: Operation | undefined, event: OperationEvent, { actor, at }: Stamp): Operation {
  if (event.kind === 'operationDrafted') return draft(event, actor, at);
  if (!before) throw new Error(`Operation ${event.operationId} was never drafted.`);
  switch (event.kind) {
    case 'operationConfirmed':
      return { ...move(before, 'confirm', at), confirmedAt: at, guarded: event.guarded ?? before.guarded };
    case 'attemptAdded': {
      const added = newAttempt(event, before.attempts.length + 1);
      return { ...move(before, 'confirm', at), confirmedAt: at, attempts: [...before.attempts, added] };
    }
    case 'attemptBegun':
      return changeAttempt(move(before, 'begin', at), event.attemptId, { sentAt: at });
    case 'attemptHandedOver':
      return changeAttempt(move(before, 'handOver', at), event.attemptId, { sentAt: at, verdict: 'pending' });
    case 'attemptLapsed':
      return changeAttempt(move(before, 'lapse', at), event.attemptId, { verdict: 'unknown', cause: 'pageLapsed' });
    case 'attemptEnded': {
      const { outcome, verdict, state } = event;
      const ended = { endedAt: at, verdict, ...heardOf(outcome) };
      return changeAttempt(move(before, endings[state], at), event.attemptId, ended);
    }
    case 'attemptProved': {
      const { outcome, transactionId, execcode, source } = event;
      const proved = move(before, outcome === 'succeeded' ? 'proveSuccess' : 'proveRefusal', at);
      return changeAttempt(proved, event.attemptId, {
        proof: { outcome, transactionId, execcode, source, provedAt: at },
      });
    }
    case 'answerTakenBack':
      return changeAttempt(move(before, 'takeBack', at), event.attemptId, forgetAnswer(before, event.attemptId));
    case 'operationSettled': {
      const { outcome, transactionId, reason } = event;
      const settled = move(before, outcome === 'succeeded' ? 'settleSuccess' : 'settleRefusal', at);
      return { ...settled, settlement: { outcome, transactionId, reason, actor, settledAt: at } };
    }
    default:
      return assertNever(event);
  }
}

/** Where an operation stands once something has happened to it; throws when it cannot. */
export function stateAfter(
  { operationId, state }: Pick<Operation, 'operationId' | 'state'>,
  what: Happening,
): OperationState {
  const next = follow(state, what);
  if (next === undefined) throw new Error(`Operation ${operationId} is ${state}, and cannot ${what}.`);
  return next;
}

const endings: Readonly<Record<Verdict, Happening>> = {
  succeeded: 'succeed',
  pending: 'wait',
  refused: 'refuse',
  notSent: 'fail',
  unknown: 'lose',
};

function heardOf(outcome: AttemptOutcome): Partial<Attempt> {
  if (outcome.kind === 'answered') {
    const { execcode, message, transactionId } = outcome;
    return { execcode, message, transactionId };
  }
  if (outcome.cause === 'answeredAnothersId') return { cause: outcome.cause, foreignAnswer: outcome.answer };
  return { cause: outcome.cause };
}

/** As if it had been known for another's when it came. */
function forgetAnswer({ attempts }: Operation, id: string): Partial<Attempt> {
  const answered = attempts.find(({ attemptId }) => attemptId === id);
  const { execcode, message, transactionId } = answered ?? {};
  if (!execcode || !transactionId) throw new Error(`Attempt ${id} was answered nothing that could be taken back.`);
  const answer = { execcode, message: message ?? '', transactionId };
  const outcome = { kind: 'unknown', cause: 'answeredAnothersId', answer } as const;
  return { execcode: null, message: null, transactionId: null, verdict: 'unknown', ...heardOf(outcome) };
}

function move(operation: Operation, happening: Happening, at: number): Operation {
  return { ...operation, state: stateAfter(operation, happening), changedAt: at };
}

function changeAttempt(operation: Operation, attemptId: string, change: Partial<Attempt>): Operation {
  const attempts = operation.attempts.map((attempt) =>
    attempt.attemptId === attemptId ? { ...attempt, ...change } : attempt,
  );
  return { ...operation, attempts };
}

type Drafted = Extract<OperationEvent, { kind: 'operationDrafted' }>;

function draft(event: Drafted, actor: string, at: number): Operation {
  const { kind: _kind, attemptId: _attemptId, request: _request, review, seenVersion: _seen, ...named } = event;
  return {
    ...named,
    deskId: null,
    state: 'drafted',
    actor,
    draftedAt: at,
    confirmedAt: null,
    changedAt: at,
    attempts: [newAttempt(event, 1)],
    settlement: null,
    guarded: null,
    ...(review?.carriesOut !== undefined && { carriesOut: review.carriesOut }),
  };
}

function newAttempt({ attemptId, request }: Pick<Drafted, 'attemptId' | 'request'>, number: number): Attempt {
  return {
    attemptId,
    number,
    ...request,
    sentAt: null,
    endedAt: null,
    execcode: null,
    message: null,
    transactionId: null,
    rowId: null,
    withBank: false,
    cause: null,
    foreignAnswer: null,
    verdict: null,
    proof: null,
  };
}
