import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { isPubliclyIssued } from '../../../main/connection/authority.ts';
import { type Authority, issue, makeAuthority } from './certificates.ts';
import { companyAuthority, findStep, inspect, worldAuthority } from './inspect.ts';
import { openSecureServer } from './servers.ts';

const findingAt = async (authority: Authority) => {
  const { url } = await openSecureServer(undefined, issue(authority, ['127.0.0.1']));
  return findStep((await inspect(url)).report, 'certificate').finding;
};

const read = (pem: string) => new X509Certificate(pem);

describe('a chain', () => {
  it('with authorities in between leads to one that the world trusts', async () => {
    const between = makeAuthority('World Server Authority', makeAuthority('World Authority 2', worldAuthority));
    expect(await findingAt(between)).toBe('certificateTrusted');
  });

  it("with authorities in between leads to a company's", async () => {
    expect(await findingAt(makeAuthority('Proxy of the House', companyAuthority))).toBe('certificateBelongsToProxy');
  });

  it('is public by signature, not by the name of its authority', () => {
    const namesake = makeAuthority(worldAuthority.name);
    const chainOf = (authority: Authority) => [read(issue(authority, ['shop.example']).cert)];
    expect(isPubliclyIssued(chainOf(worldAuthority), [worldAuthority.cert])).toBe(true);
    expect(isPubliclyIssued(chainOf(namesake), [worldAuthority.cert])).toBe(false);
    expect(isPubliclyIssued([read(namesake.cert)], [worldAuthority.cert])).toBe(false);
  });

  it('is judged beside authorities that cannot be read', () => {
    const list = ['no certificate', worldAuthority.cert];
    expect(isPubliclyIssued([read(worldAuthority.cert)], list)).toBe(true);
    expect(isPubliclyIssued([], list)).toBe(false);
  });

  it("is public by Mozilla's list, unless a test says otherwise", async () => {
    const [first = ''] = rootCertificates;
    expect(isPubliclyIssued([read(first)], rootCertificates)).toBe(true);
    expect(isPubliclyIssued([read(worldAuthority.cert)], rootCertificates)).toBe(false);
  });
});

describe('what a certificate says of itself', () => {
  it('is shown on one line, without what turns a text around, and not without end', async () => {
    const evil = makeAuthority('Trusted\u202e\nCA', worldAuthority);
    const names = Array.from({ length: 60 }, (_unused, index) => `name-${index}.example`);
    const { url } = await openSecureServer(undefined, issue(evil, ['127.0.0.1', ...names]));
    const { details } = findStep((await inspect(url)).report, 'certificate');
    expect(details.issuer).toMatch(/^CN=Trusted[ -~]*CA$/);
    expect(details.names).toMatch(/^127\.0\.0\.1, name-0\.example, /);
    expect(details.names?.length).toBe(200);
  });
});
