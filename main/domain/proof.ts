import { readAmounts } from '../../protocol/plan/index.ts';
import { isDisputed } from './disputed.ts';
import { carriesId } from './extra-data.ts';
import { beginsChain, isCharge } from './kinds.ts';
import type { Attempt, Operation, Proof } from './operation.ts';
import { unknownSince } from './operation.ts';
import { captureDayOf, couldBeMadeBy } from './own-row.ts';
import { latestExpiry } from './page/expiry.ts';
import { pageKindOf } from './page/page.ts';
import { rank, rankOf } from './rank.ts';
import { clockTolerance } from './time-bounds.ts';
import type { Fact, Transaction } from './transaction.ts';

/**
 * What a row proves of an operation, for certain, or undefined: it is an attempt's when it carries the attempt's id in
 * EXTRADATA, or the TRANSACTIONID that the gateway had answered. It counts more than a person's word that nothing
 * happened, which it then corrects. A row that is still waiting proves nothing yet, and neither does our own line, nor one of
 * another kind, amount or reference, whatever it bears.
 */
export function proveByRow(operation: Operation, row: Transaction): { attemptId: string; proof: Proof } | undefined {
  if (!mayBeProved(operation) || !tellsOutcome(row)) return undefined;
  if (!couldBeMadeBy(row, operation)) return undefined;
  // Refused on the gateway's form, its holder may try again until the page expires: then the order is not free yet.
  if (row.status === 'refused' && pageKindOf(operation) === 'hostedForm') return undefined;
  const attempt = operation.attempts.find((candidate) => isUnproved(candidate) && isRowOfAttempt(row, candidate));
  if (!attempt) return undefined;
  // What a person said of it is what the row says.
  if (operation.state === 'refused' && row.status === 'refused') return undefined;
  const { transactionId, execcode, knownFrom } = row;
  return { attemptId: attempt.attemptId, proof: { outcome: row.status, transactionId, execcode, source: knownFrom } };
}

/** Whether a row of the gateway's could still decide it: its outcome is open, or rests on a person's word alone. */
export function mayBeProved(operation: Operation): boolean {
  const { state } = operation;
  return state === 'unknown' || state === 'pending' || (state === 'refused' && rankOf(operation) === rank.word);
}

function tellsOutcome(row: Transaction): row is Transaction & { readonly status: 'succeeded' | 'refused' } {
  return (
    row.knownFrom !== 'desk' && !isDisputed(row, 'outcome') && (row.status === 'succeeded' || row.status === 'refused')
  );
}

function isUnproved({ sentAt, proof }: Attempt): boolean {
  return sentAt !== null && proof === null;
}

function isRowOfAttempt(row: Transaction, { attemptId, transactionId }: Attempt): boolean {
  return row.transactionId === transactionId || carriesId(row.extraData, attemptId);
}

/** How long after a sending a row may be what it made, in milliseconds: gateways queue. Before it by what clocks differ. */
const probableAfter = 24 * 3_600_000;

/** The time in which a row may be what an operation of unknown outcome made; undefined where nothing was sent. */
export function probableTime({ attempts }: Operation): { readonly from: number; readonly until: number } | undefined {
  const sent = attempts.flatMap(({ sentAt }) => (sentAt === null ? [] : [sentAt]));
  if (sent.length === 0) return undefined;
  const pages = attempts.flatMap(({ parameters }) => latestExpiry(parameters) ?? []);
  return { from: Math.min(...sent) - clockTolerance, until: Math.max(...sent, ...pages) + probableAfter };
}

/**
 * Whether a row may be what an operation of unknown outcome made: of its kind, amount and reference (or order, where no source
 * names a reference), from the time of its sending. Nothing but a person can tell.
 */
export function isProbable(row: Transaction, operation: Operation): boolean {
  const time = probableTime(operation);
  if (operation.state !== 'unknown' || !time || !couldBeMadeBy(row, operation)) return false;
  const isOfOrder = row.orderId === operation.orderId;
  const isNear = beginsChain(operation.operation)
    ? isOfOrder
    : row.referenceId === operation.referenceId || (row.told.referenceId === null && isOfOrder);
  // What nobody dates was before it came, however long it was on its way.
  return isNear && row.happenedAt >= time.from && (row.happenedAt <= time.until || !row.timeKnown);
}

/**
 * What this desk executed, as a line of the list, once its TRANSACTIONID is known: with the customer and card of the
 * transaction that it refers to (rules.md D30). A credit and a charge edit nothing and begin chains of their own.
 */
export function factOf(operation: Operation, reference: Transaction | undefined, knownAt: number): Fact | undefined {
  const last = operation.attempts.at(-1);
  const transactionId = operation.settlement?.transactionId ?? last?.transactionId ?? null;
  const { state } = operation;
  const execcode = state === 'succeeded' ? '0000' : (last?.execcode ?? null);
  if (!last || transactionId === null || execcode === null) return undefined;
  if (state !== 'succeeded' && state !== 'refused' && state !== 'pending' && state !== 'unknown') return undefined;
  return {
    accountId: operation.accountId,
    transactionId,
    referenceId: beginsChain(operation.operation) ? null : operation.referenceId,
    operation: operation.operation,
    orderId: operation.orderId,
    amount: operation.amount,
    currencyTold: isCurrencyTold(operation, reference),
    inMajorUnits: false,
    execcode,
    status: state === 'pending' ? 'waiting' : state,
    voidedBy: null,
    card: reference?.card ?? '',
    ...customerOf(operation, last, reference),
    schedule: placeOf(state, last),
    alias: isCharge(operation.operation) ? (last.parameters['ALIAS'] ?? '') : '',
    authenticated: false,
    extraData: last.attemptId,
    chargedBack: false,
    method: reference?.method ?? 'unknown',
    captureDay: captureDayOf(operation),
    further: {},
    notWhole: [],
    debitDay: '',
    happenedAt: last.sentAt ?? unknownSince(operation),
    timeKnown: true,
    knownAt,
    knownFrom: 'desk',
  };
}

/**
 * What was sent had no currency. That of an edit follows from what it refers to, whichever of the two is heard of first (currency.ts);
 * what begins a chain was made in its account's, which what it started from may have been told in.
 */
function isCurrencyTold({ operation, amount }: Operation, reference: Transaction | undefined): boolean {
  if (!beginsChain(operation) || !reference) return false;
  return reference.currencyTold && reference.told.amount.currency === amount.currency;
}

/** A plan begins with what was sent, unless it was refused (rules.md G42). */
function placeOf(state: Operation['state'], { parameters }: Attempt): string {
  const plan = readAmounts(parameters);
  return plan.length === 0 || state === 'refused' ? '' : `1-${plan.length}`;
}

/** Of what begins a chain whoever was named in its request: it may be another customer than that of what it started from. */
function customerOf(
  { operation }: Operation,
  { parameters }: Attempt,
  reference: Transaction | undefined,
): Pick<Fact, 'client' | 'clientEmail' | 'clientName'> {
  if (beginsChain(operation)) {
    return { client: parameters['CLIENTIDENT'] ?? '', clientEmail: parameters['CLIENTEMAIL'] ?? '', clientName: '' };
  }
  const { client = '', clientEmail = '', clientName = '' } = reference ?? {};
  return { client, clientEmail, clientName };
}
