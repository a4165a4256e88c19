import { type Refusal, refuse } from '../answers/refusal.ts';
import type { FormMap } from './form.ts';

/** A request as it came over the wire, before anything of it was believed. */
export interface Received {
  /** The HTTP verb, upper case. */
  readonly verb: string;
  /** The address up to `?`, if there was one. */
  readonly path?: string;
  /** What follows `?` in the address. */
  readonly query: string;
  readonly contentType: string | undefined;
  readonly body: string;
  readonly caller: Caller;
}

/** Who sent it, and under which address the sandbox was reached. */
export interface Caller {
  /** IP address. */
  readonly address: string;
  /** `http://127.0.0.1:4711`: redirections lead back there. */
  readonly origin: string;
  /** How the request came, when it was not the shop's own server that sent it. */
  readonly channel?: 'FORM';
}

/** The two top-level fields of every request (S0:37–38); only what stands inside `params` is signed. */
export interface ProcessForm {
  readonly method: string;
  readonly params: FormMap;
}

/** 1006 for parameters in the address, 1005 for every other form than the documented one (protocol.md §1.3). */
export function readForm(
  { verb, query, contentType, body }: Received,
  parse: (body: string) => FormMap,
): ProcessForm | Refusal {
  if (verb === 'GET' || verb === 'HEAD' || query !== '') return refuse('1006');
  if (verb !== 'POST' || !isUrlEncoded(contentType)) return refuse('1005');
  const { method, params } = parse(body);
  if (typeof method !== 'string' || method === '') return refuse('1005');
  if (typeof params !== 'object') return refuse('1005');
  return { method, params };
}

function isUrlEncoded(contentType: string | undefined): boolean {
  return /^\s*application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType ?? '');
}
