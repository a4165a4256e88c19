import { Agent, request } from 'undici';
import { computeHash } from '../checks/signature.ts';
import type { NotificationFields } from './fields.ts';

/** How long a shop has to answer, in milliseconds of real time. */
const patience = 10_000;

/** More of an answer is not read: it must be `OK`. */
const longestAnswer = 45;

/** What came back: `OK` with HTTP 200 is the only good one (protocol.md §9, rules.md I58). */
export interface Told {
  readonly taken: boolean;
  readonly httpCode: number | null;
  /** The first 45 characters of the answer, or why there was none. */
  readonly content: string;
}

export interface Telling {
  readonly url: string;
  readonly verb: 'POST' | 'GET';
  readonly fields: NotificationFields;
  readonly secret: string;
  readonly signal: AbortSignal;
}

/** Signs a notification and sends it once; a redirection is not followed. Never rejects. */
export async function tell({ url, verb, fields, secret, signal }: Telling): Promise<Told> {
  const form = new URLSearchParams({ ...fields, HASH: computeHash(fields, secret) }).toString();
  const agent = agentFor(url);
  try {
    const response = await request(verb === 'GET' ? withQuery(url, form) : url, {
      dispatcher: agent,
      method: verb,
      headers: verb === 'GET' ? {} : { 'content-type': 'application/x-www-form-urlencoded' },
      body: verb === 'GET' ? null : form,
      signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
    });
    const text = (await startOf(response.body)).trim();
    const content = text.slice(0, longestAnswer);
    return { taken: response.statusCode === 200 && text === 'OK', httpCode: response.statusCode, content };
  } catch (error) {
    return { taken: false, httpCode: null, content: reasonOf(error).slice(0, longestAnswer) };
  } finally {
    await agent.destroy();
  }
}

/** A shop on this machine rarely has a certificate that anybody knows. */
export function agentFor(url: string): Agent {
  return new Agent({ allowH2: false, connect: { rejectUnauthorized: !isLoopback(url) } });
}

/** Whether the address can only be this machine. */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

export function reasonOf(error: unknown): string {
  if (error instanceof Error) return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
  return String(error);
}

function withQuery(url: string, query: string): string {
  const address = new URL(url);
  address.search = address.search === '' ? query : `${address.search}&${query}`;
  return address.href;
}

/** Enough of a body to know that it is not `OK`; the rest is left. */
async function startOf(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of body) {
    chunks.push(chunk);
    if (Buffer.concat(chunks).length > 1024) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}
