import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import { explainHash, type HashExplanation } from '../../../sandbox/control/explain-hash.ts';
import type { FormMap } from '../../../sandbox/requests/form.ts';

const secret = 'Y#iK*h-fZ>E<:7Ai';

const params = {
  IDENTIFIER: 'SHOP',
  OPERATIONTYPE: 'payment',
  ORDERID: '1234',
  AMOUNT: '1000',
  CARDCODE: '1111222233334444',
  CARDCVV: '123',
  CLIENTREFERRER: 'https://your_shop.com/order?id=1 &x=é',
  DESCRIPTION: ' Knows nothing ',
  EXTRADATA: '',
  VERSION: '3.0',
} as const;

function explain(sent: FormMap, HASH: string | undefined, method = 'payment'): HashExplanation {
  const all = HASH === undefined ? sent : { ...sent, HASH };
  return explainHash({ params: all, method, secret, otherSecrets: { 'the account OTHER': 'other secret' } });
}

/** What was signed in place of what was sent. */
function signedInstead(changes: Readonly<Record<string, string | undefined>>, key = secret): string {
  const merged: Record<string, string | undefined> = { ...params, ...changes };
  const kept = Object.entries(merged).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return sign(Object.fromEntries(kept), key);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

const sorted = Object.entries(params).toSorted(([one], [other]) => (one < other ? -1 : 1));

describe('explainHash', () => {
  it('says nothing against a right HASH, and names a missing one', () => {
    expect(explain(params, sign(params, secret))).toMatchObject({ kind: 'right' });
    expect(explain(params, undefined)).toMatchObject({ kind: 'missing' });
  });

  it('P 2.3 upper-case hexadecimal, spaces around it, Base64', () => {
    const right = sign(params, secret);
    expect(explain(params, right.toUpperCase()).explanation).toContain('lower-case');
    expect(explain(params, `${right} `).explanation).toContain('spaces');
    expect(explain(params, Buffer.from(right, 'hex').toString('base64')).explanation).toContain('Base64');
  });

  it('another account’s secret, or the right one spoilt on its way', () => {
    const mixedUp = explain(params, sign(params, 'other secret'));
    expect(mixedUp).toMatchObject({ kind: 'secret', explanation: 'It was made with the secret of the account OTHER.' });
    const escaped = explain(params, sign(params, 'Y#iK*h-fZ&gt;E&lt;:7Ai'));
    expect(escaped).toMatchObject({ kind: 'secret', explanation: expect.stringContaining('HTML entities') });
    for (const { explanation, text } of [mixedUp, escaped]) expect(explanation + text).not.toContain(secret);
  });

  it.each([
    [
      'in the order in which they were sent',
      Object.entries(params).reduce((text, [name, value]) => `${text}${name}=${value}${secret}`, secret),
    ],
    [
      'in reverse order',
      sorted.toReversed().reduce((text, [name, value]) => `${text}${name}=${value}${secret}`, secret),
    ],
    ['with the secret only before all of them', secret + sorted.map((pair) => pair.join('=')).join('')],
    ['with the secret only after all of them', sorted.map((pair) => pair.join('=')).join('') + secret],
    ['with & between them and the secret after', sorted.map((pair) => pair.join('=')).join('&') + secret],
    ['without the = signs', sorted.reduce((text, pair) => text + pair.join('') + secret, secret)],
    ['without the secret before the first one', sorted.reduce((text, pair) => text + pair.join('=') + secret, '')],
    ['without the secret after the last one', sorted.reduce((text, pair) => text + secret + pair.join('='), '')],
    [
      'under the names params[…]',
      sorted.reduce((text, [name, value]) => `${text}params[${name}]=${value}${secret}`, secret),
    ],
  ])('the parameters signed %s', (how, text) => {
    expect(explain(params, sha256(text))).toMatchObject({ kind: 'recipe', explanation: expect.stringContaining(how) });
  });

  it('another algorithm', () => {
    const text = sorted.reduce((all, pair) => all + pair.join('=') + secret, secret);
    expect(explain(params, createHash('md5').update(text).digest('hex')).explanation).toContain('MD5');
    expect(explain(params, createHash('sha1').update(text).digest('hex')).explanation).toContain('SHA-1');
    expect(explain(params, createHmac('sha256', secret).update(text).digest('hex')).explanation).toContain('HMAC');
    expect(explain(params, 'abcd').explanation).toContain('4 characters');
    expect(explain(params, 'xyz').explanation).toContain('not hexadecimal');
  });

  it('the method signed as well', () => {
    const explanation = explain(params, signedInstead({ method: 'payment' }));
    expect(explanation).toMatchObject({ kind: 'parameter', explanation: expect.stringContaining('method was signed') });
    expect(explanation.parameters.at(-1)).toEqual({ name: 'method', sent: '(not sent)', signed: 'with its value' });
  });

  it.each([
    ['DESCRIPTION', 'Knows nothing', 'without the spaces around it'],
    ['CLIENTREFERRER', encodeURIComponent(params.CLIENTREFERRER), 'URL-encoded'],
    ['CLIENTREFERRER', params.CLIENTREFERRER.replace('&', '&amp;'), 'with HTML entities'],
    ['CLIENTREFERRER', Buffer.from(params.CLIENTREFERRER).toString('latin1'), 'as if its UTF-8 were Latin-1'],
    ['AMOUNT', '10.00', 'with a decimal point'],
    ['ORDERID', '', 'as an empty text'],
    ['OPERATIONTYPE', 'PAYMENT', 'in upper case'],
    ['VERSION', undefined, 'not at all'],
    ['EXTRADATA', undefined, 'not at all'],
    ['IDENTIFIER', undefined, 'not at all'],
  ])('%s signed as %j: %s', (name, value, how) => {
    const { kind, parameters, explanation } = explain(params, signedInstead({ [name]: value }));
    expect(kind).toBe('parameter');
    expect(explanation).toContain(name);
    expect(parameters.find((account) => account.name === name)?.signed).toBe(how);
    expect(parameters.filter(({ signed }) => signed !== 'as sent')).toHaveLength(1);
  });

  it('a parameter signed empty that was never sent; HASH itself signed', () => {
    expect(explain(params, signedInstead({ METADATA: '' })).explanation).toContain(
      'METADATA was signed as an empty text',
    );
    const text = [...sorted, ['HASH', ''] as const].toSorted(([one], [other]) => (one < other ? -1 : 1));
    const hash = sha256(text.reduce((all, [name, value]) => `${all}${name}=${value}${secret}`, secret));
    expect(explain(params, hash).explanation).toContain('HASH was signed');
  });

  it('every value changed in one way is named with all of them', () => {
    const encoded = Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, encodeURIComponent(value)]),
    );
    const { explanation, parameters } = explain(params, sign(encoded, secret));
    expect(explanation).toBe('CLIENTREFERRER and DESCRIPTION were signed URL-encoded.');
    expect(parameters.filter(({ signed }) => signed === 'URL-encoded').map(({ name }) => name)).toEqual([
      'CLIENTREFERRER',
      'DESCRIPTION',
    ]);
  });

  it('the words of a map: one value signed as Array, the others as they are', () => {
    const sent = { IDENTIFIER: 'SHOP', AMOUNTS: { '2026-03-10': '400', '2026-04-10': '600' } };
    expect(explain(sent, sign(sent, secret)).kind).toBe('right');
    expect(
      explain(sent, sign({ ...sent, AMOUNTS: { '2026-03-10': '400', '2026-04-10': '6.00' } }, secret)),
    ).toMatchObject({
      kind: 'parameter',
      explanation: 'AMOUNTS[2026-04-10] was signed with a decimal point.',
    });
  });

  it('two slips at once stay unknown, with what looks odd about each parameter', () => {
    const { kind, parameters } = explain(params, signedInstead({ DESCRIPTION: 'Knows nothing', VERSION: undefined }));
    expect(kind).toBe('unknown');
    const signed = Object.fromEntries(parameters.map((account) => [account.name, account.signed]));
    expect(signed).toMatchObject({
      DESCRIPTION: 'spaces around it',
      EXTRADATA: 'empty: it is signed all the same',
      CLIENTREFERRER: 'characters beyond ASCII: they are signed as UTF-8',
      ORDERID: 'nothing odd',
    });
  });

  it('B13 shows the text to sign without secret, card number and cryptogram', () => {
    const explanation = explain(params, 'f'.repeat(64));
    expect(explanation.text).toContain('<secret>CARDCODE=XXXXXXXXXXXX4444<secret>CARDCVV=XXX<secret>');
    expect(JSON.stringify(explanation)).not.toMatch(/1111222233334444|"123"|Y#iK/);
  });

  it('property: the right HASH is always right, any other never is, and nothing throws', () => {
    const value = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constant(''));
    const form = fc.dictionary(fc.stringMatching(/^[A-Z0-9]{1,12}$/), value, { maxKeys: 6 });
    fc.assert(
      fc.property(form, fc.string(), (sent, hash) => {
        const { HASH: _hash, ...rest } = sent;
        const right = sign(rest, secret);
        expect(explain(rest, right).kind).toBe('right');
        expect(explain(rest, hash).kind === 'right').toBe(hash === right);
      }),
      { numRuns: 60 },
    );
  });
});
