import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { guard } from '../../../sandbox/control/guard.ts';

const token = 'a'.repeat(32);

function statusFor(
  remoteAddress: string | undefined,
  headers: Readonly<Record<string, string>> = {},
): number | undefined {
  const all = { host: '127.0.0.1:4711', authorization: `Bearer ${token}`, ...headers };
  return guard({ headers: all, socket: { remoteAddress } } as unknown as IncomingMessage, token)?.status;
}

describe('the guard of the control API', () => {
  it.each(['127.0.0.1', '127.1.2.3', '::1', '::ffff:127.0.0.1'])('lets %s in', (address) => {
    expect(statusFor(address)).toBeUndefined();
  });

  it.each(['192.168.1.7', '10.0.0.1', '::ffff:192.168.1.7', 'fe80::1', '2001:db8::127', '12.7.0.1', '', undefined])(
    'keeps %s out, even with the token and a name of this machine',
    (address) => {
      expect(statusFor(address)).toBe(403);
    },
  );

  it('takes a page of its own under either scheme, and no host at all for none', () => {
    expect(statusFor('127.0.0.1', { origin: 'https://127.0.0.1:4711' })).toBeUndefined();
    expect(statusFor('127.0.0.1', { origin: 'https://127.0.0.1' })).toBe(403);
    expect(statusFor('127.0.0.1', { host: '' })).toBe(403);
    expect(statusFor('127.0.0.1', { authorization: `bearer ${token}` })).toBeUndefined();
    expect(statusFor('127.0.0.1', { authorization: `Bearer ${token}a` })).toBe(401);
  });
});
