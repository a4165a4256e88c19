import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { createAgents } from '../../../main/gateway/agents.ts';
import { openProxy } from '../gateway/proxy.ts';
import { notSent, patience, sendTo } from '../gateway/send.ts';
import { issue, makeAuthority } from './certificates.ts';
import { findStep, inspect, summarize, worldAuthority } from './inspect.ts';
import { certificateScenarios } from './scenarios/certificate.ts';
import { openSecureServer } from './servers.ts';

const stranger = makeAuthority('Nobody Knows Me');
const untrusted = () => issue(stranger, ['127.0.0.1']);

describe('nothing reaches the gateway', () => {
  it('behind a certificate that nobody vouches for; behind a good one a request does', async () => {
    const bad = await openSecureServer(undefined, untrusted());
    await inspect(bad.url);
    expect([bad.connections(), bad.requests()]).toEqual([1, 0]);

    const good = await openSecureServer();
    await inspect(good.url);
    expect([good.connections(), good.requests()]).toEqual([2, 1]);
  });

  it.each(['absent', 'locked', 'unavailable', 'denied'] as const)('while the secret is %s', async (kind) => {
    const server = await openSecureServer();
    const { report } = await inspect(server.url, { answer: { kind } });
    expect(server.requests()).toBe(0);
    expect(summarize(report).slice(4)).toEqual([
      'skipped notReached',
      `failed secret${kind.replace(/^./, (letter) => letter.toUpperCase())}`,
      'skipped notReached',
      'skipped notReached',
    ]);
  });

  it('over plain HTTP beyond this machine: no name is asked for, no proxy, nobody; over TLS the proxy is', async () => {
    const proxy = await openProxy();
    const lookUp = vi.fn(async () => [{ address: '127.0.0.1', family: 4 }]);
    const { report } = await inspect('http://be2bill.invalid', { proxy: proxy.url, lookUp });
    expect(findStep(report, 'name')).toMatchObject({ finding: 'notReached', details: { after: 'certificate' } });
    expect(proxy.asked).toEqual([]);
    expect(lookUp).not.toHaveBeenCalled();

    await inspect('https://be2bill.invalid', { proxy: proxy.url, lookUp });
    expect(proxy.asked).toEqual(['CONNECT be2bill.invalid:443']);
  });
});

describe('a certificate is looked at even where Node was told not to', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('by the check, and by the gateway client', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
    const { report } = await certificateScenarios.certificateUntrusted.inspect();
    expect(findStep(report, 'certificate')).toMatchObject({ finding: 'certificateUntrusted' });

    const bad = await openSecureServer(undefined, untrusted());
    expect(await sendTo(bad.url, { agents: createAgents(patience, [worldAuthority.cert]) })).toEqual(notSent);
    expect(bad.requests()).toBe(0);
  });

  it('by the authorities that this machine trusts, unless it is told of others', async () => {
    const { url } = await openSecureServer();
    const findingHere = async () =>
      findStep((await inspect(url, { authorities: undefined })).report, 'certificate').finding;
    expect(await findingHere()).toBe('certificateUntrusted');

    const before = getCACertificates('default');
    onTestFinished(() => setDefaultCACertificates(before));
    setDefaultCACertificates([...before, worldAuthority.cert]);
    expect(await findingHere()).toBe('certificateTrusted');
  });
});
