import { describe, expect, it } from 'vitest';
import { classifyDialFailure, dial } from '../../../main/connection/socket.ts';
import { openSockets } from '../gateway/origin.ts';

const failure = (code: string) => Object.assign(new Error('connect'), { code });

describe('a connection that does not come about', () => {
  it.each([
    ['ECONNREFUSED', 'refused'],
    ['ETIMEDOUT', 'timedOut'],
    ['ECONNRESET', 'resetBeforeTls'],
    ['EACCES', 'blockedHere'],
    ['EPERM', 'blockedHere'],
    ['ENOTFOUND', 'nameUnknown'],
    ['EAI_AGAIN', 'nameResolverFailed'],
    ['ENETUNREACH', 'unreachable'],
    ['EHOSTUNREACH', 'unreachable'],
    ['ESOMETHINGNEW', 'unreachable'],
  ])('is known by its code: %s', (code, finding) => {
    expect(classifyDialFailure(failure(code))).toEqual({ finding, reason: code });
  });

  it('is known by the address that tells most', () => {
    const both = new AggregateError([failure('ENETUNREACH'), failure('ECONNREFUSED')]);
    expect(classifyDialFailure(both)).toEqual({ finding: 'refused', reason: 'ECONNREFUSED' });
    expect(classifyDialFailure(new AggregateError([]))).toEqual({ finding: 'unreachable', reason: 'unknown' });
    expect(classifyDialFailure('no error at all')).toEqual({ finding: 'unreachable', reason: 'unknown' });
  });

  it('is given up in time', async () => {
    const [host = '', port] = (await openSockets(() => {})).split(':');
    expect(await dial(host, Number(port), AbortSignal.abort())).toEqual({
      kind: 'failed',
      finding: 'timedOut',
      reason: 'ETIMEDOUT',
    });
    expect(await dial(host, Number(port), AbortSignal.timeout(8_000))).toMatchObject({ kind: 'connected' });
  });
});
