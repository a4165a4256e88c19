import { describe, expect, it } from 'vitest';
import { verify } from '../../../protocol/signature.ts';
import { openShop, secret, withoutCard } from '../client.ts';
import { mandate } from '../mandate.ts';
import { entered, pay, submit, visitForm } from './browser.ts';

describe('the hosted form', () => {
  it('asks for the card and pays, from either address, with the holder’s browser and TRANSACTION ORIGIN FORM', async () => {
    const shop = await openShop();
    for (const path of ['/front/form/process', '/front/form/process.php']) {
      const page = await visitForm(shop, {}, { path });
      expect(page.asks).toEqual(['CLIENTEMAIL', 'CARDCODE', 'CARDVALIDITYDATE', 'CARDCVV', 'CARDFULLNAME']);
      expect(page.html).toContain('€10.00');
      expect((await pay(shop, page)).html).toContain('0000');
    }
    expect(shop.sandbox.rows()).toMatchObject([
      { execcode: '0000', origin: 'FORM', cardMask: '111122XXXXXX4444', cardValidity: '12-28', clientIp: '127.0.0.1' },
      { execcode: '0000', origin: 'FORM', clientEmail: 'john.snow@example.com' },
    ]);
    expect(JSON.stringify(shop.sandbox.rows())).not.toContain('1111222233334444');
  });

  it('leads back to the shop with the signed result', async () => {
    const shop = await openShop({ redirectUrl: 'https://shop.example.com/' });
    const paid = await pay(shop, await visitForm(shop));
    const refused = await pay(shop, await visitForm(shop), { ...entered, CARDCODE: '5555557376384001' });
    const [good = {}, bad = {}] = [paid, refused].map(({ location }) =>
      Object.fromEntries(location?.searchParams ?? []),
    );
    expect(good).toMatchObject({ EXECCODE: '0000', TRANSACTIONID: 'A2000001' });
    expect(bad).toMatchObject({ EXECCODE: '4001', TRANSACTIONID: 'A2000002' });
    expect(verify(good, secret) && verify(bad, secret)).toBe(true);
  });

  it('pays once, however often the same form is sent', async () => {
    const shop = await openShop({ redirectUrl: 'https://shop.example.com/' }, { processingMilliseconds: 20 });
    const page = await visitForm(shop);
    const sent = await Promise.all([pay(shop, page), pay(shop, page)]);
    const again = await pay(shop, page, { ...entered, CARDCODE: '5555557376384001' });
    for (const { location } of [...sent, again]) expect(location?.searchParams.get('EXECCODE')).toBe('0000');
    expect(shop.sandbox.rows()).toHaveLength(1);
  });

  it.each([
    ['CARDCODE', '1111222233334445'],
    ['CARDCODE', ''],
    ['CARDVALIDITYDATE', '13-28'],
    ['CARDCVV', '12'],
    ['CLIENTEMAIL', 'nobody'],
  ])('shows the form again when %s is %j, and pays once it is right', async (name, value) => {
    const shop = await openShop();
    const page = await visitForm(shop);
    const again = await pay(shop, page, { ...entered, [name]: value });
    expect(again.html).toMatch(new RegExp(`name="${name}" aria-invalid="true"`));
    expect(again.html).not.toContain('1111222233334445');
    expect(again.hidden).toEqual(page.hidden);
    expect(shop.sandbox.rows()).toEqual([]);
    await pay(shop, again);
    expect(shop.sandbox.rows()).toMatchObject([{ execcode: '0000' }]);
  });

  it.each([
    ['fr', 'Numéro de carte'],
    ['en', 'Card number'],
    ['de', 'Kartennummer'],
    ['es', 'Número de tarjeta'],
    ['it', 'Numero della carta'],
    ['nl', 'Kaartnummer'],
    ['zh', '卡号'],
    ['ru', 'Номер карты'],
    ['pt', 'Número do cartão'],
    ['CS', 'Číslo karty'],
  ])('speaks LANGUAGE %s', async (LANGUAGE, words) => {
    const { html } = await visitForm(await openShop(), { LANGUAGE });
    expect(html).toContain(words);
    expect(html).toContain(`<html lang="${LANGUAGE.toLowerCase()}">`);
  });

  it('speaks English without LANGUAGE, and no language that is not listed', async () => {
    const shop = await openShop();
    expect((await visitForm(shop)).html).toContain('Card number');
    expect((await visitForm(shop, { LANGUAGE: 'sv' })).html).toContain('1002');
  });
});

describe('DISPLAYCREATEALIAS', () => {
  it('shows a box, and the holder decides whether there is an ALIAS (S3:170–176)', async () => {
    const shop = await openShop({ redirectUrl: 'https://shop.example.com/' });
    const asked = { DISPLAYCREATEALIAS: 'true', CREATEALIAS: 'yes' };
    const page = await visitForm(shop, asked);
    expect(page.asks.at(-1)).toBe('CREATEALIAS');
    const ticked = await pay(shop, page, { ...entered, CREATEALIAS: 'yes' });
    const plain = await pay(shop, await visitForm(shop, asked));
    expect(ticked.location?.searchParams.get('ALIAS')).toBe('A2000001');
    expect(plain.location?.searchParams.get('ALIAS')).toBeNull();
  });

  it('shows none without it; then CREATEALIAS alone decides', async () => {
    const shop = await openShop({ redirectUrl: 'https://shop.example.com/' });
    const page = await visitForm(shop, { CREATEALIAS: 'yes' });
    expect(page.asks).not.toContain('CREATEALIAS');
    expect((await visitForm(shop, { DISPLAYCREATEALIAS: 'false' })).asks).not.toContain('CREATEALIAS');
    expect((await pay(shop, page)).location?.searchParams.get('ALIAS')).toBe('A2000001');
    const forged = await pay(shop, await visitForm(shop), { ...entered, CREATEALIAS: 'yes' });
    expect(forged.location?.searchParams.get('ALIAS')).toBeNull();
  });
});

describe('what a browser may bring to the form', () => {
  it.each([
    [{ HASH: 'f'.repeat(64) }, '1003'],
    [{ IDENTIFIER: 'NOBODY' }, '1002'],
    [{ ORDERID: undefined }, '1001: The parameter &#34;ORDERID&#34; is missing.'],
    [{ AMOUNT: '10.5' }, '1002: The parameter &#34;AMOUNT&#34; is invalid.'],
    [{ OPERATIONTYPE: 'refund' }, '1002: The parameter &#34;OPERATIONTYPE&#34; is invalid.'],
    [{ AMOUNT: undefined, AMOUNTS: { '2026-03-10': '1' } }, '1002: The parameter &#34;AMOUNTS&#34; is invalid.'],
  ])('%j is told, and nothing is asked for', async (more, told) => {
    const shop = await openShop();
    const { html, asks } = await visitForm(shop, more);
    expect(html).toContain(told);
    expect(asks).toEqual([]);
    expect(shop.sandbox.rows()).toEqual([]);
  });

  it('1006 for parameters in the address', async () => {
    const shop = await openShop();
    expect((await visitForm(shop, {}, { path: '/front/form/process?AMOUNT=1' })).html).toContain('1006');
  });

  it('a browser’s address need not be declared (3002 is for servers); an MPI’s result needs its activation', async () => {
    const shop = await openShop({ allowedAddresses: ['192.0.2.1'] });
    expect((await shop.pay())['EXECCODE']).toBe('3002');
    const page = await visitForm(shop);
    expect((await pay(shop, page)).html).toContain('0000');
    const known = { '3DSECURE_CARDENROLLED': 'y', '3DSECURE_STATUS': 'A' };
    expect((await visitForm(shop, known)).html).toContain('3003');
  });

  it('a button’s name and other undocumented fields need not be signed; documented ones must be (P2.3)', async () => {
    const shop = await openShop();
    expect((await visitForm(shop, {}, { unsigned: { submit: 'Pay', csrf: 'x' } })).asks).toContain('CARDCODE');
    expect((await visitForm(shop, { HIDECLIENTEMAIL: 'yes' })).asks).toContain('CARDCODE');
    expect((await visitForm(shop, {}, { unsigned: { EXTRADATA: 'x' } })).html).toContain('1003');
  });

  it('what the holder sends cannot change what the shop signed', async () => {
    const shop = await openShop();
    const page = await visitForm(shop);
    await pay(shop, page, { ...entered, AMOUNT: '1', ORDERID: 'mine' });
    expect(shop.sandbox.rows()).toMatchObject([{ amount: 1000, orderId: '1234' }]);
    const REQUEST = (page.hidden['REQUEST'] ?? '').replace('AMOUNT=1000', 'AMOUNT=1');
    const url = `${shop.sandbox.url}/front/form/process/pay`;
    expect((await submit(url, { ...page.hidden, FORM: 'a'.repeat(32), REQUEST, ...entered })).html).toContain('1003');
    expect((await submit(url, { ...page.hidden, FORM: 'x', ...entered })).html).toContain('1005');
    expect(shop.sandbox.rows()).toHaveLength(1);
  });

  it('the page escapes what the shop wrote, and runs no script', async () => {
    const shop = await openShop();
    const { html, policy } = await visitForm(shop, { ORDERID: '"><script>alert(1)</script>' });
    expect(html).not.toContain('<script>');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('script-src');
  });
});

describe('other ways through the form', () => {
  it('3-D Secure: the browser goes on to the bank, and from there to the shop', async () => {
    const shop = await openShop({ redirectUrl: 'https://shop.example.com/' });
    const page = await visitForm(shop, { '3DSECURE': 'yes', '3DSECUREDISPLAYMODE': 'raw' });
    const bank = await pay(shop, page);
    expect(bank.html).toContain('/3dsecure/bank');
    expect(bank.policy).toContain('script-src');
    const done = await submit(`${shop.sandbox.url}/3dsecure/bank/decision`, { ...bank.hidden, DECISION: 'accept' });
    expect(done.location?.searchParams.get('EXECCODE')).toBe('0000');
    expect((await pay(shop, page)).location?.searchParams.get('EXECCODE')).toBe('0000');
    expect(shop.sandbox.rows()).toMatchObject([{ authentication: 'authenticated' }]);
  });

  it('authorization with CAPTUREDATE, and a payment in instalments', async () => {
    const shop = await openShop();
    await pay(shop, await visitForm(shop, { OPERATIONTYPE: 'authorization', CAPTUREDATE: '2026-03-12' }));
    const AMOUNTS = { '2026-03-10': '600', '2026-04-10': '400' };
    const split = await visitForm(shop, { AMOUNT: undefined, AMOUNTS });
    expect(split.html).toContain('€6.00');
    await pay(shop, split);
    expect(shop.sandbox.rows()).toMatchObject([{ operation: 'authorization' }, { amount: 600, instalments: 2 }]);
  });

  it('an SDD account asks for the payer, a redirect account for nothing but the e-mail address', async () => {
    const sdd = await openShop({ method: 'sdd' });
    const { CLIENTGENDER, ...rest } = mandate;
    const page = await visitForm(sdd, { ...rest, CLIENTIP: undefined, CLIENTUSERAGENT: undefined, ...withoutCard });
    expect(page.asks).toEqual(['CLIENTGENDER']);
    await pay(sdd, page, { CLIENTGENDER });
    expect(sdd.sandbox.rows()).toMatchObject([{ execcode: '0003', origin: 'FORM' }]);
    const redirect = await openShop({ method: 'redirect' });
    const plain = await visitForm(redirect);
    expect(plain.asks).toEqual(['CLIENTEMAIL']);
    expect((await pay(redirect, plain)).html).toContain('/redirection/page');
  });
});
