import { describe, expect, it } from 'vitest';
import { findStep, impatience, inspect } from './inspect.ts';
import { openSecureServer } from './servers.ts';

const never = () => new Promise<never>(() => {});
const broken = () => Promise.reject(new Error('http://clerk-7f3a:word@proxy.example is broken'));

describe('what this machine itself does not answer', () => {
  it.each([never, broken])('is a proxy setting that cannot be read (%#)', async (proxyFor) => {
    const { report } = await inspect('https://be2bill.invalid', { proxyFor, patience: impatience });
    expect(findStep(report, 'proxy')).toMatchObject({ finding: 'proxySettingsUnreadable', details: {} });
  });

  it.each([never, broken])('is a name that cannot be looked up (%#)', async (lookUp) => {
    const { report } = await inspect('https://be2bill.invalid', { lookUp, patience: impatience });
    expect(findStep(report, 'name')).toMatchObject({ finding: 'nameResolverFailed', details: { reason: 'unknown' } });
  });

  it.each([never, broken])('is a secret that is out of reach (%#)', async (answer) => {
    const server = await openSecureServer();
    const { report } = await inspect(server.url, { answer, patience: { ...impatience, connect: 8_000 } });
    expect(findStep(report, 'signature')).toMatchObject({ outcome: 'failed', finding: 'secretUnavailable' });
    expect(server.requests()).toBe(0);
  });
});
