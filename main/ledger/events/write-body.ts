import { bareName } from '../../../protocol/parameters/name.ts';
import type { Event, PreparedRequest } from '../../domain/event.ts';
import type { WritableDatabase } from '../database/open.ts';
import { pageTextId, storeText } from './texts.ts';
import { type BodyVersion2, bodyVersion2, type Commitment } from './version-2.ts';

/**
 * Parameters that a machine wrote and that name nobody (protocol.md §4). Every other one says who a customer is (S3:67–77), was
 * typed by somebody, or may be in a later version: it stands in the commitment to the whole request alone.
 */
const impersonal: ReadonlySet<string> = new Set([
  'IDENTIFIER',
  'OPERATIONTYPE',
  'TRANSACTIONID',
  'SCHEDULEID',
  'ORDERID',
  'AMOUNT',
  'AMOUNTS',
  'CURRENCY',
  'ALIASMODE',
  'EXTRADATA',
  'APIKEYID',
  'CAPTUREDATE',
  'TRANSACTIONEXPIRATIONDATE',
  '3DSECURE',
  '3DSECUREDISPLAYMODE',
  'VERSION',
]);

/** An event as its line will hold it: each text that is a person's is kept apart and named by its salted digest. */
export function writeBody(database: WritableDatabase, event: Event): BodyVersion2 {
  return bodyVersion2.parse(withoutTexts(database, event));
}

function withoutTexts(database: WritableDatabase, event: Event): BodyVersion2 {
  const keep = (text: string) => storeText(database, text);
  switch (event.kind) {
    case 'operationDrafted':
      return {
        ...event,
        note: event.note === '' ? null : keep(event.note),
        agreement: event.agreement === '' ? null : keep(event.agreement),
        request: withoutPerson(event.request, keep),
        review: event.review as Extract<BodyVersion2, { kind: 'operationDrafted' }>['review'],
      };
    case 'attemptAdded':
      return { ...event, request: withoutPerson(event.request, keep) };
    case 'operationConfirmed': {
      const { guarded } = event;
      return { ...event, guarded: guarded && { kinds: [...guarded.kinds], answer: keep(guarded.answer) } };
    }
    case 'noteAdded':
      return { ...event, text: keep(event.text) };
    case 'operationSettled':
      return { ...event, reason: keep(event.reason) };
    case 'proposalMoved':
      return { ...event, reason: event.reason === '' ? null : keep(event.reason) };
    case 'attemptEnded': {
      const { outcome, attemptId } = event;
      if (outcome.kind === 'unknown' && outcome.cause === 'answeredAnothersId') {
        const answer = { ...outcome.answer, message: keepForeign(outcome.answer.message, keep) };
        return { ...event, outcome: { ...outcome, answer } };
      }
      if (outcome.kind !== 'answered') return { ...event, outcome };
      const { page, alias, message, ...rest } = outcome;
      const kept = page && storeText(database, JSON.stringify(page), pageTextId(attemptId));
      const named = { ...(kept && { page: kept }), ...(alias !== undefined && { alias: keep(alias) }) };
      return { ...event, outcome: { ...rest, message: keepForeign(message, keep), ...named } };
    }
    case 'importBegun':
    case 'importRecorded':
      return { ...event, source: keepForeign(event.source, keep) };
    case 'importWithdrawn':
      return { ...event, kept: [...event.kept] };
    case 'textsErased':
      return { ...event, texts: [...event.texts] };
    case 'actRecorded':
      return {
        ...event,
        act: event.act.what === 'accountChanged' ? { ...event.act, rules: [...event.act.rules] } : event.act,
      };
    default:
      return event;
  }
}

/** The gateway's words may repeat what was wrong with a request, and a file may be called like somebody. */
function keepForeign(text: string, keep: (text: string) => Commitment): Commitment | '' {
  return text === '' ? '' : keep(text);
}

/** The digest covers the whole request and is salted: without the salt, an e-mail address could be guessed from it. */
function withoutPerson({ url, parameters }: PreparedRequest, keep: (text: string) => Commitment) {
  const others = Object.entries(parameters).filter(([name]) => impersonal.has(bareName(name)));
  return { url, parameters: Object.fromEntries(others), whole: keep(JSON.stringify({ url, parameters })) };
}
