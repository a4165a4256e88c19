import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Inbox } from '../inbox.ts';
import type { TakenNotification } from '../notification.ts';
import type { ListenerPlace } from './place.ts';
import { readBody } from './read-body.ts';
import { mayBeRelay } from './senders.ts';

export interface RequestHandler {
  readonly handle: RequestListener;
  count(): { readonly accepted: number; readonly refused: number };
  /** Resolves when nothing is under way any more. */
  finish(): Promise<void>;
}

/** What is answered; the gateway comes again unless it is 200 and `OK` (protocol.md §9). Never why: a stranger may ask. */
interface Reply {
  readonly status: number;
  readonly text: string;
}

const good: Reply = { status: 200, text: 'OK' };
const refused: Reply = { status: 400, text: 'Refused' };
const foreign: Reply = { status: 403, text: 'Refused' };
const later: Reply = { status: 503, text: 'Later' };

export function createRequestHandler(inbox: Inbox, place: ListenerPlace): RequestHandler {
  const underWay = new Set<Promise<void>>();
  let accepted = 0;
  let declined = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const reply = await judge(inbox, place, request).catch(() => later);
    if (reply === good) accepted += 1;
    else declined += 1;
    response.writeHead(reply.status, { 'content-type': 'text/plain', connection: 'close' }).end(reply.text);
  };
  return {
    handle: (request, response) => {
      const answering = answer(request, response).finally(() => underWay.delete(answering));
      underWay.add(answering);
    },
    count: () => ({ accepted, refused: declined }),
    finish: async () => {
      await Promise.allSettled(underWay);
    },
  };
}

/** The parameters come in the body or in the address (protocol.md §9). Nothing is read of what cannot be a gateway's. */
async function judge(inbox: Inbox, place: ListenerPlace, request: IncomingMessage): Promise<Reply> {
  if (request.method !== 'POST' && request.method !== 'GET') return { status: 405, text: 'GET or POST' };
  if (!mayBeRelay(request, place)) return foreign;
  if (!isReadable(request)) return { status: 415, text: 'A form or JSON' };
  const body = await readBody(request);
  if (body === undefined) return { status: 413, text: 'Too long' };
  const query = /\?(.*)$/.exec(request.url ?? '')?.[1] ?? '';
  const text = body.trim() === '' ? query : body;
  const [taken, ...others] = await inbox.take(text, { by: 'listener', most: 1 });
  return taken && others.length === 0 ? replyTo(taken) : refused;
}

/** Relays that pass a body on say little or `text/plain`; files, pictures and what is packed are no notification. */
function isReadable({ headers }: IncomingMessage): boolean {
  const type = headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const known = ['', 'application/x-www-form-urlencoded', 'application/json', 'text/plain'].includes(type);
  return known && (headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity';
}

/** It is durable by now. A key that is not to be had may be there when the gateway comes again. */
function replyTo(taken: TakenNotification): Reply {
  if (taken.kind !== 'refused') return good;
  return taken.reason.code === 'keyMissing' ? later : refused;
}
