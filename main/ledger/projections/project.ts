import { assertNever } from '../../../contract/index.ts';
import type { WritableDatabase } from '../database/open.ts';
import type { LedgerEvent } from '../events/event.ts';
import {
  addAttempt,
  beginAttempt,
  confirmOperation,
  draftOperation,
  endAttempt,
  keepLook,
  proveAttempt,
  settleOperation,
} from './journal.ts';
import { keepNotice } from './notice.ts';
import { attachProvedRow, recordOwnTransaction } from './own-transaction.ts';

/** Brings the projections from before an event to after it. Pure in the log: the same events give the same rows. */
export function projectEvent(database: WritableDatabase, event: LedgerEvent): void {
  const { body, recordedAt, actor } = event;
  switch (body.kind) {
    case 'operationDrafted':
      draftOperation(database, body, actor, recordedAt);
      break;
    case 'operationConfirmed':
      confirmOperation(database, body, recordedAt);
      break;
    case 'attemptAdded':
      addAttempt(database, body, recordedAt);
      break;
    case 'attemptBegun':
      beginAttempt(database, body, recordedAt);
      break;
    case 'attemptEnded':
      endAttempt(database, body, recordedAt);
      recordOwnTransaction(database, body.operationId, recordedAt);
      break;
    case 'operationSettled':
      settleOperation(database, body, actor, recordedAt);
      recordOwnTransaction(database, body.operationId, recordedAt);
      break;
    case 'attemptProved':
      proveAttempt(database, body, recordedAt);
      attachProvedRow(database, body);
      break;
    case 'caseLookedUp':
      keepLook(database, body, recordedAt);
      break;
    case 'notificationKept':
      keepNotice(database, body, event);
      break;
    case 'importRecorded':
      break;
    default:
      assertNever(body);
  }
}
