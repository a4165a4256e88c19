import { assertNever } from '../../../protocol/assert-never.ts';
import type { Event } from '../../domain/event.ts';
import type { Operation } from '../../domain/operation.ts';
import type { LinePlace } from '../events/read.ts';
import type { Writing } from '../writing/writing.ts';
import { nameRowsOf, tellOfColleagues } from './colleague-rows.ts';
import { emptyTexts } from './erased.ts';
import { listBegun, listImport, listWithdrawn } from './imports.ts';
import { listLookUp } from './looks.ts';
import { listNote } from './notes.ts';
import { listNotification } from './notice.ts';
import { projectOperation } from './operations.ts';
import { attachProvedRow, recordOwnTransaction } from './own-transaction.ts';

/** Brings the projections from before an event to after it. Pure in the log: the same events give the same rows. */
export function projectEvent(writing: Writing, event: Event, place: LinePlace): void {
  switch (event.kind) {
    case 'operationDrafted':
    case 'attemptAdded':
      nameRowsOf(writing, projectOperation(writing, event, place));
      break;
    case 'operationConfirmed':
    case 'attemptBegun':
    case 'attemptHandedOver':
    case 'attemptLapsed':
    case 'answerTakenBack':
      projectOperation(writing, event, place);
      break;
    case 'attemptEnded':
      recordResult(writing, projectOperation(writing, event, place), place.at, aliasIn(event));
      break;
    case 'operationSettled':
      recordResult(writing, projectOperation(writing, event, place), place.at);
      break;
    case 'attemptProved':
      attachProvedRow(writing, projectOperation(writing, event, place), event.transactionId);
      break;
    case 'noteAdded':
      listNote(writing, event, place);
      break;
    case 'caseLookedUp':
      listLookUp(writing, event, place.at);
      break;
    case 'notificationKept':
      listNotification(writing, event, place);
      break;
    case 'importBegun':
      listBegun(writing, event, place);
      break;
    case 'importRecorded':
      listImport(writing, event, place);
      break;
    case 'importWithdrawn':
      listWithdrawn(writing, event, place);
      break;
    case 'actRecorded':
    case 'proposalMoved':
    case 'lineRedacted':
      break;
    case 'textsErased':
      emptyTexts(writing, event.texts);
      break;
    default:
      assertNever(event);
  }
}

function aliasIn({ outcome }: Extract<Event, { kind: 'attemptEnded' }>): string {
  return outcome.kind === 'answered' ? (outcome.alias ?? '') : '';
}

/** What an operation made is a row from now on, of which a colleague may have said something before. */
function recordResult(writing: Writing, operation: Operation, knownAt: number, alias = ''): void {
  recordOwnTransaction(writing, operation, { knownAt, alias });
  const { accountId, settlement, attempts } = operation;
  const transactionId = settlement?.transactionId ?? attempts.at(-1)?.transactionId;
  if (transactionId) tellOfColleagues(writing, [{ accountId, transactionId }]);
}
