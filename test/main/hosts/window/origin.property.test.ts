import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chromiumOrigin } from '../../../../main/hosts/chromium.ts';
import { isOwnUrl } from '../../../../main/hosts/window/origin.ts';
import { foreignAddresses, ownAddresses } from '../electron/addresses.ts';

const origins = ['app://console', chromiumOrigin];
const tail = fc.oneof(
  fc.webPath(),
  fc.webQueryParameters().map((query) => `/?${query}`),
  fc.webFragments().map((f) => `/#${f}`),
);

describe('an address is the page’s own', () => {
  it('whatever follows its origin', () => {
    for (const url of ownAddresses) expect(isOwnUrl(url, 'app://console'), url).toBe(true);
    fc.assert(
      fc.property(fc.constantFrom(...origins), tail, (origin, rest) => isOwnUrl(`${origin}${rest}`, origin)),
      { numRuns: 1_000 },
    );
  });
});

describe('an address is not', () => {
  it('however much it looks like it', () => {
    for (const url of foreignAddresses) expect(isOwnUrl(url, 'app://console'), url).toBe(false);
    const host = new URL(chromiumOrigin).host;
    for (const url of [
      `http://${host}/`,
      `https://${host}:8443/`,
      `https://${host}.evil.example/`,
      `https://evil-${host}/`,
      `https://evil.example/${host}/`,
      `https://user:pw@${host}/`,
      `https://${host}@evil.example/`,
      `https://evil.example/?next=${chromiumOrigin}`,
    ]) {
      expect(isOwnUrl(url, chromiumOrigin), url).toBe(false);
    }
  });

  it('when anything stands before or inside its origin', () => {
    const noise = fc.string({ minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.constantFrom(...origins), noise, fc.nat({ max: 40 }), (origin, text, at) => {
        const place = at % origin.length;
        const url = `${origin.slice(0, place)}${text}${origin.slice(place)}/`;
        const parsed = URL.canParse(url) ? new URL(url) : undefined;
        // Tabs, line breaks and edges are dropped by every parser, and `HTTPS:` is `https:`: those are the page.
        const real = parsed && `${parsed.protocol}//${parsed.host}` === origin && !parsed.username && !parsed.password;
        expect(isOwnUrl(url, origin)).toBe(real === true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('on any other host', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (url) => {
        for (const origin of origins) {
          expect(isOwnUrl(url, origin)).toBe(false);
          expect(isOwnUrl(`${url}?next=${origin}/`, origin)).toBe(false);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('for the other host’s page', () => {
    expect(isOwnUrl('app://console/', chromiumOrigin)).toBe(false);
    expect(isOwnUrl(`${chromiumOrigin}/`, 'app://console')).toBe(false);
  });

  it('for a string that is none', () => {
    fc.assert(fc.property(fc.string(), (text) => origins.every((origin) => !isOwnUrl(text, origin))));
  });
});
