import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { ConnectionFinding } from '../../contract/views/connection.ts';

/** A connection to a host, or why there is none. */
export type Dialled =
  | { readonly kind: 'connected'; readonly socket: Socket }
  /** `reason` is the system's own code. */
  | { readonly kind: 'failed'; readonly finding: DialFinding; readonly reason: string };

/** By how much it tells: where one address refused and the other was unreachable, somebody is there. */
const dialFindings = [
  'refused',
  'timedOut',
  'resetBeforeTls',
  'blockedHere',
  'nameUnknown',
  'nameResolverFailed',
  'unreachable',
] as const satisfies readonly ConnectionFinding[];

type DialFinding = (typeof dialFindings)[number];

/** Opens a TCP connection exactly as the gateway client does, which means trying every address of the name. */
export async function dial(host: string, port: number, signal: AbortSignal): Promise<Dialled> {
  const socket = connect({ host, port });
  // A reset may come at any later time, and is found out by whoever uses the socket.
  socket.on('error', () => {});
  try {
    await once(socket, 'connect', { signal });
    return { kind: 'connected', socket };
  } catch (failure) {
    socket.destroy();
    if (signal.aborted) return { kind: 'failed', finding: 'timedOut', reason: 'ETIMEDOUT' };
    return { kind: 'failed', ...classifyDialFailure(failure) };
  }
}

/** Names that have several addresses fail with one error for each. */
export function classifyDialFailure(failure: unknown): { readonly finding: DialFinding; readonly reason: string } {
  const failures: readonly unknown[] = failure instanceof AggregateError ? failure.errors : [failure];
  const [first = { finding: 'unreachable', reason: 'unknown' } as const] = failures
    .map(readCode)
    .map((reason) => ({ finding: findings[reason] ?? ('unreachable' as const), reason }))
    .toSorted((left, right) => dialFindings.indexOf(left.finding) - dialFindings.indexOf(right.finding));
  return first;
}

/** The code of a failure of Node or OpenSSL, such as `ECONNREFUSED`. */
export function readCode(failure: unknown): string {
  const code = failure instanceof Error && 'code' in failure ? failure.code : undefined;
  return typeof code === 'string' ? code : 'unknown';
}

const findings: Readonly<Record<string, DialFinding>> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'timedOut',
  ECONNRESET: 'resetBeforeTls',
  ECONNABORTED: 'resetBeforeTls',
  EPIPE: 'resetBeforeTls',
  // A firewall on this machine says so to the program itself.
  EACCES: 'blockedHere',
  EPERM: 'blockedHere',
  ENOTFOUND: 'nameUnknown',
  ENODATA: 'nameUnknown',
  EAI_AGAIN: 'nameResolverFailed',
  EAI_FAIL: 'nameResolverFailed',
};
