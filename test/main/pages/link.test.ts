import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { longestLink } from '../../../contract/index.ts';
import { buildLink, judgeLink, mayBeLinked } from '../../../main/pages/link.ts';
import { buildPoster } from '../../../main/pages/poster.ts';

const account = { url: 'https://secure-test.be2bill.com', pageUrl: 'https://shop.example/pay' };
const form = {
  url: 'https://secure-test.be2bill.com/front/form/process',
  fields: [
    ['ORDERID', 'é<b>"&1'],
    ['HASH', 'f'.repeat(64)],
  ],
} as const;
const head = { language: 'fr', orderId: 'W-2', amount: '25,00 €' };

/** What the page does with an address, by a document that remembers it. */
function openPoster(hash: string) {
  const made: Record<string, unknown>[] = [];
  const elements: Record<string, Record<string, unknown>> = { about: {}, go: {}, form: { hidden: true } };
  elements['form'] = { hidden: true, append: (input: Record<string, unknown>) => made.push(input) };
  const document = {
    getElementById: (id: string) => elements[id],
    createElement: () => ({}),
    documentElement: {} as Record<string, unknown>,
    title: '',
  };
  const script = /<script>([\s\S]*)<\/script>/.exec(buildPoster(account.url))?.[1] ?? '';
  runInNewContext(script, { document, location: { hash }, URL, TextDecoder, Uint8Array, atob });
  return { made, form: elements['form'], about: elements['about'], go: elements['go'] };
}

describe('a page as a link', () => {
  it('carries the form behind the sign that no browser sends on, and the page posts it as it was signed', () => {
    const link = buildLink(account.pageUrl, form, head);
    expect(link.startsWith('https://shop.example/pay#')).toBe(true);
    const { made, form: shown, about, go } = openPoster(new URL(link).hash);
    expect(made.map(({ name, value }) => [name, value])).toEqual(form.fields);
    expect(shown).toMatchObject({ action: form.url, hidden: false });
    expect(about).toEqual({ textContent: 'W-2 · 25,00 €' });
    expect(go).toEqual({ textContent: 'Continuer' });
  });

  it('that names another place posts nothing', () => {
    const link = buildLink(account.pageUrl, { ...form, url: 'https://evil.example/front/form/process' }, head);
    const { made, form: shown } = openPoster(new URL(link).hash);
    expect(made).toEqual([]);
    expect(shown).toMatchObject({ hidden: true });
    expect(shown).not.toHaveProperty('action');
  });

  it.each([
    ['the account names no page', { ...account, pageUrl: '' }, form.url, false],
    ['it goes to another place than the gateway', account, 'https://bank.example/acs', false],
    ['it goes to the gateway', account, form.url, true],
  ])('%s', (_name, of, url, may) => {
    expect(mayBeLinked({ url }, of)).toBe(may);
  });

  it('is none as soon as it is longer than a link may be, to the character', () => {
    const ofLength = (length: number) => ({ url: form.url, fields: [['PaReq', 'a'.repeat(length)] as const] });
    // Three characters make four.
    const shortest = buildLink(account.pageUrl, ofLength(0), head).length;
    for (let length = Math.floor(((longestLink - shortest) * 3) / 4) - 3, open = true; open; length += 1) {
      const link = buildLink(account.pageUrl, ofLength(length), head);
      open = link.length <= longestLink;
      expect(judgeLink(ofLength(length), account, head)).toBe(open ? 'open' : 'tooLong');
    }
    expect(judgeLink(ofLength(longestLink), { ...account, pageUrl: '' }, head)).toBe('none');
  });
});
