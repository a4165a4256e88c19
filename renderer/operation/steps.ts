import type {
  ActionView,
  Bridge,
  Charge,
  DraftView,
  OperationRequest,
  OperationView,
  ProposalView,
  Refusal,
  TransactionDetail,
} from '../../contract/index.ts';
import type { OperationForm } from './form.ts';

export type OpenAction = Extract<ActionView, { open: true }>;
/** What is asked of a transaction: a charge may begin without one. */
export type ActionRequest = Exclude<OperationRequest, { readonly operation: Charge }>;
export type Change = Extract<Refusal, { code: 'changedSinceReview' }>['changes'][number];

/** A draft together with what was asked and typed for it. */
export interface PreparedDraft {
  readonly asked: OperationRequest;
  readonly typed: OperationForm;
  readonly draft: DraftView;
}

/** The same of an action, with what the person had in front of them. */
export interface Prepared extends PreparedDraft {
  readonly asked: ActionRequest;
  readonly action: OpenAction;
  readonly detail: TransactionDetail;
}

/** Why a review took the place of the one that was confirmed, and that earlier one. */
export type Renewal =
  | { readonly kind: 'changed'; readonly changes: readonly Change[]; readonly earlier: DraftView }
  | { readonly kind: 'expired' | 'joined'; readonly earlier: DraftView };

export interface WhatStep {
  readonly kind: 'what';
  readonly refusal: Refusal | null;
}

export interface ReviewStep<Of extends PreparedDraft = Prepared> {
  readonly kind: 'review';
  readonly prepared: Of;
  readonly refusal: Refusal | null;
  readonly renewal: Renewal | null;
}

interface ResultStep<Of extends PreparedDraft = Prepared> {
  readonly kind: 'result';
  readonly prepared: Of;
  readonly operation: OperationView;
  /** Why it was not sent once more. */
  readonly refusal: Refusal | null;
}

/** Where the drawer stands. The dialog of a sent operation stays until its answer is there. */
export type OperationStep<Of extends PreparedDraft = Prepared> =
  | WhatStep
  | ReviewStep<Of>
  | { readonly kind: 'sending'; readonly prepared: Of; readonly renewal: Renewal | null }
  /** A colleague was asked for approval in place of sending it. */
  | { readonly kind: 'proposed'; readonly prepared: Of; readonly proposal: ProposalView }
  | ResultStep<Of>;

/** Puts a review in the place of one that was confirmed and is out of date. */
export type Renew<Of extends PreparedDraft> = (
  prepared: Of,
  draft: DraftView,
  renewal: Renewal,
) => Promise<WhatStep | ReviewStep<Of>>;

/** What the steps ask of main. */
export interface Verbs {
  readonly operations: Pick<Bridge['operations'], 'prepare' | 'confirm' | 'sendAgain'>;
  readonly transactions: Pick<Bridge['transactions'], 'show'>;
}

/** From the form to the review, or back to it with the reason. */
export async function prepareReview(
  { operations }: Verbs,
  intent: Omit<Prepared, 'draft'>,
): Promise<WhatStep | ReviewStep> {
  const result = await operations.prepare(intent.asked);
  return result.ok ? toReview({ ...intent, draft: result.value }, null) : toForm(result.refusal);
}

/**
 * The click on the last button: its result, or the review as things are now, which is to be confirmed by a click of its own.
 * `reminded`: the person goes on although a limit of this desk's own has spoken.
 */
export async function confirmDraft<Of extends PreparedDraft>(
  { operations }: Pick<Verbs, 'operations'>,
  prepared: Of,
  guardAnswer: string,
  renewReview: Renew<Of>,
  reminded = false,
): Promise<Exclude<OperationStep<Of>, { kind: 'sending' }>> {
  const { draft } = prepared;
  const result = await operations.confirm({
    operationId: draft.operation.operationId,
    guardAnswer: draft.guards.length > 0 ? guardAnswer : null,
    ...(reminded && { reminded }),
  });
  if (result.ok) return { kind: 'result', prepared, operation: result.value, refusal: null };
  return meetRefusal({ operations }, prepared, result.refusal, renewReview);
}

/** What follows where main did not do what the last button asked: the review as things are now, or the form. */
export async function meetRefusal<Of extends PreparedDraft>(
  { operations }: Pick<Verbs, 'operations'>,
  prepared: Of,
  refusal: Refusal,
  renewReview: Renew<Of>,
): Promise<WhatStep | ReviewStep<Of>> {
  const { draft, asked } = prepared;
  switch (refusal.code) {
    case 'changedSinceReview': {
      if (!refusal.review) return toForm(refusal);
      return renewReview(prepared, refusal.review, { kind: 'changed', changes: refusal.changes, earlier: draft });
    }
    case 'draftExpired':
    case 'draftedAlone': {
      const kind = refusal.code === 'draftExpired' ? 'expired' : 'joined';
      const again = await operations.prepare(asked);
      return again.ok ? renewReview(prepared, again.value, { kind, earlier: draft }) : toForm(again.refusal);
    }
    case 'guardUnanswered': {
      const asking = { ...prepared, draft: { ...draft, guards: refusal.guards } };
      return { kind: 'review', prepared: asking, refusal, renewal: null };
    }
    default:
      return { kind: 'review', prepared, refusal, renewal: null };
  }
}

/** The same for an action: what the review names from the screen has to be as new as the draft. */
export function confirmReview(verbs: Verbs, prepared: Prepared, guardAnswer: string, reminded = false) {
  return confirmDraft(verbs, prepared, guardAnswer, (...renewed) => renew(verbs, ...renewed), reminded);
}

/** The same request once more: its result, or the earlier one with the reason why nothing left. */
export async function sendOnceMore<Of extends PreparedDraft>(
  { operations }: Pick<Verbs, 'operations'>,
  prepared: Of,
  operation: OperationView,
): Promise<ResultStep<Of>> {
  const result = await operations.sendAgain({ operationId: operation.operationId });
  return result.ok
    ? { kind: 'result', prepared, operation: result.value, refusal: null }
    : { kind: 'result', prepared, operation, refusal: result.refusal };
}

/** A refusal that the same request would meet every time: what is wanted has to be begun anew. */
export function isOutdated(refusal: Refusal): boolean {
  return outdated.has(refusal.code);
}

const outdated: ReadonlySet<Refusal['code']> = new Set([
  'changedSinceReview',
  'draftExpired',
  'draftedAlone',
  'amountAboveLeft',
]);

/** An answer to guards stands for a renewed review only where the very same kinds speak against it. */
export function keepsGuardAnswer({ earlier }: Renewal, { guards }: DraftView): boolean {
  const kinds = (of: DraftView['guards']) => [...new Set(of.map(({ kind }) => kind))].toSorted().join();
  return kinds(earlier.guards) === kinds(guards);
}

/** Whether the order is visibly not what an open review says: closed, about something else, or with another limit. */
export function hasMoved({ draft, action, detail }: Prepared, now: TransactionDetail | null): boolean {
  if (!now || now === detail) return false;
  const present = now.actions.find(({ operation }) => operation === draft.operation.operation);
  if (!present?.open) return true;
  return (
    present.reference.transactionId !== action.reference.transactionId || present.limit?.minor !== action.limit?.minor
  );
}

/** What the review names from the screen has to be as new as the draft. */
export async function renew(
  { transactions }: Verbs,
  { asked, typed }: Prepared,
  draft: DraftView,
  renewal: Renewal,
): Promise<WhatStep | ReviewStep> {
  const { accountId, transactionId } = asked;
  const shown = await transactions.show({ accountId, transactionId });
  if (!shown.ok) return toForm(shown.refusal);
  const detail = shown.value;
  const action = detail.actions.find(({ operation }) => operation === asked.operation);
  if (!action?.open) return toForm(movedOn);
  return toReview({ asked, typed, draft, action, detail }, renewal);
}

/** The review names the reference from what is on screen, so that must be the one that main has drafted. */
function toReview(prepared: Prepared, renewal: Renewal | null): WhatStep | ReviewStep {
  return prepared.draft.operation.referenceId === prepared.action.reference.transactionId
    ? { kind: 'review', prepared, refusal: null, renewal }
    : toForm(movedOn);
}

export function toForm(refusal: Refusal): WhatStep {
  return { kind: 'what', refusal };
}

const movedOn: Refusal = { code: 'changedSinceReview', changes: ['transactions'], review: null };
