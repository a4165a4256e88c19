import type { AuditLineView, AuditResult, AuditWhat } from '../../../contract/index.ts';
import { assertNever } from '../../../protocol/assert-never.ts';
import type { Act } from '../../domain/act.ts';
import type { Event } from '../../domain/event.ts';
import type { AuditLine } from '../../ports/audit.ts';

/** What a line tells beside who, when and of which operation. */
interface Told {
  readonly what: AuditWhat;
  readonly subject?: string;
  readonly result?: AuditResult | null;
  readonly detail?: string;
  readonly count?: number | null;
}

/** A line of the log as a page shows it: what customers are called and what people wrote stays out of it. */
export function toAuditLine({ deskId, sequence, at, actor, event, operation }: AuditLine): AuditLineView {
  const {
    what,
    subject = '',
    result = null,
    detail = '',
    count = null,
  }: Told = event ? tellEvent(event) : { what: 'unreadable' };
  return {
    id: `${deskId ?? ''}:${sequence}`,
    ...(deskId !== null && { deskId }),
    at,
    actor,
    what,
    operation,
    subject: subject.slice(0, 255),
    result,
    detail: detail.slice(0, 255),
    count,
  };
}

function tellEvent(event: Event): Told {
  const { kind } = event;
  switch (kind) {
    case 'operationDrafted':
      // Whose proposal it carries out, by its operation.
      return { what: kind, subject: event.review?.carriesOut ?? '' };
    case 'operationConfirmed':
    case 'attemptAdded':
    case 'attemptBegun':
    case 'attemptHandedOver':
    case 'attemptLapsed':
    case 'answerTakenBack':
      return { what: kind };
    case 'attemptEnded': {
      const { outcome, state } = event;
      const detail = outcome.kind === 'answered' ? outcome.execcode : outcome.cause;
      return { what: kind, result: state, detail };
    }
    case 'operationSettled':
      return { what: kind, result: event.outcome };
    case 'attemptProved':
      return { what: kind, result: event.outcome, detail: event.execcode };
    case 'noteAdded':
      return { what: kind, subject: event.transactionId ?? event.orderId };
    case 'caseLookedUp':
      return { what: kind, result: event.result, detail: event.cause ?? '' };
    case 'notificationKept':
      return { what: kind, subject: event.transactionId, detail: event.execcode };
    case 'importBegun':
      return { what: kind, subject: event.source };
    case 'importRecorded':
      return { what: kind, subject: event.source, count: event.rows, result: 'done' };
    case 'importWithdrawn':
      return { what: kind, count: event.kept.length, result: 'done' };
    case 'lineRedacted':
      return { what: kind, subject: String(event.sequence), result: 'done' };
    case 'textsErased':
      return { what: kind, count: event.texts.length, result: 'done' };
    case 'proposalMoved':
      return { what: event.to };
    case 'actRecorded':
      return tellAct(event.act);
    default:
      return assertNever(kind);
  }
}

function tellAct(act: Act): Told {
  switch (act.what) {
    case 'deskOpened':
      return { what: act.what, detail: act.version };
    case 'deskClosed':
    case 'pinSet':
    case 'pinRemoved':
      return { what: act.what, result: act.what.startsWith('pin') ? 'done' : null };
    case 'deskLocked':
    case 'deskUnlocked':
      return { what: act.what, detail: act.by };
    case 'unlockFailed':
      return { what: act.what, detail: act.by, count: act.triesLeft, result: 'failed' };
    case 'pinChangeFailed':
      return { what: act.what, count: act.triesLeft, result: 'failed' };
    case 'lockedOut':
      return { what: act.what, result: 'failed', detail: new Date(act.until).toISOString() };
    case 'teamJoined':
    case 'teamLeft':
      return { what: act.what, subject: act.teamId, result: 'done' };
    case 'seatRefused': {
      const detail = `${act.cause}, ${new Date(act.since).toISOString()}`;
      return { what: act.what, subject: act.teamId, detail, result: 'failed' };
    }
    case 'accountAdded':
    case 'accountRemoved':
    case 'exportAsked':
    case 'limitPassed':
      return { what: act.what, subject: act.accountId, result: 'done' };
    case 'accountChanged':
      return { what: act.what, subject: act.accountId, detail: act.rules.join(', '), result: 'done' };
    case 'secretKept':
      return { what: act.what, subject: act.accountId, detail: `${act.purpose}, ${act.where}`, result: 'done' };
    case 'secretForgotten':
      return { what: act.what, subject: act.accountId, detail: act.purpose, result: 'done' };
    case 'settingChanged':
      return { what: act.what, subject: act.setting, detail: act.value, result: 'done' };
    case 'fileWritten':
      return { what: act.what, subject: act.subject ?? '', detail: act.file, count: act.rows, result: 'done' };
    case 'operationNotAllowed':
      return { what: act.what, subject: act.accountId, detail: `${act.operation}, ${act.cause}`, result: 'failed' };
    default:
      return assertNever(act);
  }
}
