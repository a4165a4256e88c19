import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseSigning } from '../../../scripts/dist/mac-signing.ts';

const root = join(import.meta.dirname, '../../..');
const none = () => '     0 valid identities found\n';
const one = () =>
  '  1) 0123456789ABCDEF "Developer ID Application: A shop (TEAM123456)"\n     1 valid identities found\n';

/** What a profile of entitlements allows. */
function allowedBy(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/<key>([^<]+)<\/key>\s*<true\/>/g)].map(([, key = '']) =>
    key.replace('com.apple.security.cs.', ''),
  );
}

describe('the console signed on a Mac', () => {
  it('without anybody’s certificate has a profile of its own, that lets it load its own libraries', () => {
    const { identity, entitlements, entitlementsInherit } = chooseSigning({}, 'darwin', none);
    expect([identity, entitlementsInherit]).toEqual(['-', entitlements]);
    expect(allowedBy(String(entitlements))).toEqual(['allow-jit', 'disable-library-validation']);
  });

  it('with a certificate has nothing loosened that need not be', () => {
    expect(chooseSigning({}, 'darwin', one)).toEqual({});
    expect(allowedBy('assets/entitlements.mac.plist')).toEqual(['allow-jit']);
  });

  it.each([{ CSC_LINK: 'certificate.p12' }, { CSC_NAME: 'A shop' }, { CSC_IDENTITY_AUTO_DISCOVERY: 'false' }])(
    'is signed as %j says',
    (environment) => {
      expect(chooseSigning(environment, 'darwin', none)).toEqual({});
    },
  );

  it('is a matter of Macs alone', () => {
    for (const platform of ['linux', 'win32'] as const) expect(chooseSigning({}, platform, none)).toEqual({});
  });
});
