import type { DraftView, OperationView } from '../../../contract/index.ts';
import type { ReviewedDraft } from '../../desk/answer.ts';
import { type Attempt, isRepeatable, type Operation } from '../../domain/operation.ts';
import { openPageOf } from '../../domain/page/page.ts';

/** An operation as the window sees it: without its request and its chain. */
export function toOperationView(operation: Operation, ledgerLine?: OperationView['ledgerLine']): OperationView {
  const {
    chainId: _chainId,
    confirmedAt: _confirmedAt,
    carriesOut: _carriesOut,
    deskId,
    attempts,
    settlement,
    guarded,
    ...shown
  } = operation;
  const page = openPageOf(operation);
  return {
    ...shown,
    attempts: attempts.map(toAttemptView),
    settlement: settlement && { ...settlement },
    guarded: guarded && { kinds: [...guarded.kinds], answer: guarded.answer },
    ...(page && { page }),
    ...(deskId && { deskId }),
    // A colleague's desk alone may send again what it sent.
    repeatable: !deskId && isRepeatable(operation),
    ...(ledgerLine && { ledgerLine }),
  };
}

function toAttemptView(attempt: Attempt): OperationView['attempts'][number] {
  const {
    url: _url,
    parameters: _parameters,
    rowId,
    withBank: _withBank,
    verdict: _verdict,
    transactionId,
    ...shown
  } = attempt;
  return { ...shown, transactionId: transactionId ?? rowId };
}

/** What stands on the review page. */
export function toDraftView({ operation, customer, request, guards, ...draft }: ReviewedDraft): DraftView {
  return {
    ...draft,
    operation: toOperationView(operation),
    ...customer,
    url: request.url,
    parameters: Object.entries(request.parameters).map(([name, value]) => ({ name, value })),
    guards: [...guards],
  };
}
