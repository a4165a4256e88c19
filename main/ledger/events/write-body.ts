import type { Event, PreparedRequest } from '../../domain/event.ts';
import type { WritableDatabase } from '../database/open.ts';
import { storeText } from './texts.ts';
import { type BodyVersion2, bodyVersion2 } from './version-2.ts';

/** Parameters by which a request says who a customer is (S3:67–77). */
const personal: ReadonlySet<string> = new Set(['CLIENTIDENT', 'CLIENTEMAIL']);

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
        request: withoutPerson(event.request, keep),
        review: event.review as Extract<BodyVersion2, { kind: 'operationDrafted' }>['review'],
      };
    case 'attemptAdded':
      return { ...event, request: withoutPerson(event.request, keep) };
    case 'operationConfirmed': {
      const { guarded } = event;
      return { ...event, guarded: guarded && { kinds: [...guarded.kinds], answer: keep(guarded.answer) } };
    }
    case 'operationSettled':
      return { ...event, reason: keep(event.reason) };
    default:
      return event;
  }
}

/** The digest covers the whole request and is salted: without the salt, an e-mail address could be guessed from it. */
function withoutPerson({ url, parameters }: PreparedRequest, keep: (text: string) => { id: string; digest: string }) {
  const others = Object.entries(parameters).filter(([name]) => !personal.has(name));
  return { url, parameters: Object.fromEntries(others), whole: keep(JSON.stringify({ url, parameters })) };
}
