import { describe, expect, it } from 'vitest';
import { sign } from '../../../protocol/signature.ts';
import { openShop, secret, withoutCard } from '../client.ts';
import { entered, invitation, pay, visitForm } from './browser.ts';

describe('what the page carries (the vendor’s form tests read its inputs)', () => {
  const shopSends = {
    CLIENTEMAIL: 'john.snow@example.com',
    CARDFULLNAME: 'JOHN "KING" SNOW',
    EXTRADATA: '<b>&amp;</b>',
    '3DSECURE': 'no',
    LANGUAGE: 'fr',
    CREATEALIAS: 'yes',
    TRANSACTIONEXPIRATIONDATE: '2026-03-10 23:59:59',
  };

  it.each(['payment', 'authorization'])(
    'G61 a %s: every signed parameter is an input of its own name',
    async (OPERATIONTYPE) => {
      const shop = await openShop();
      const { html, hidden } = await visitForm(shop, { OPERATIONTYPE, ...shopSends });
      const { FORM, REQUEST, HASH = '', ...signed } = hidden;
      expect(signed).toEqual({ IDENTIFIER: 'SHOP', ...invitation, OPERATIONTYPE, ...shopSends });
      expect(HASH).toBe(sign(signed, secret));
      expect(html).toContain('<form method="post" action="/front/form/process/pay"');
      expect(html).toContain('name="EXTRADATA" value="&#60;b&#62;&#38;amp;&#60;/b&#62;"');
      expect(html).not.toContain(secret);
      expect([FORM, REQUEST]).toEqual([
        expect.stringMatching(/^[0-9a-f]{32}$/),
        expect.stringContaining('ORDERID=1234'),
      ]);
    },
  );

  it('G61 an element of AMOUNTS under its signed name; what the holder decides under none but the holder’s', async () => {
    const shop = await openShop();
    const AMOUNTS = { '2026-03-10': '600', '2026-04-10': '400' };
    const { html } = await visitForm(shop, {
      AMOUNT: undefined,
      AMOUNTS,
      CREATEALIAS: 'yes',
      DISPLAYCREATEALIAS: 'yes',
    });
    expect(html).toContain('<input type="hidden" name="AMOUNTS[2026-04-10]" value="400">');
    expect(html.match(/name="CREATEALIAS"/g)).toHaveLength(1);
  });

  it.each([{ CARDCODE: '1111222233334444' }, { CARDCVV: '123' }, { CARDVALIDITYDATE: '12-28' }])(
    'G61 %j from a shop is 1002, and does not come back',
    async (card) => {
      const [[name, value] = ['', '']] = Object.entries(card);
      const { html, asks } = await visitForm(await openShop(), card);
      expect(html).toContain(`1002: The parameter &#34;${name}&#34; is invalid.`);
      expect(html).not.toContain(value);
      expect(asks).toEqual([]);
    },
  );

  it('G62 what the shop sent is shown and cannot be changed; hidden, it counts all the same', async () => {
    const shop = await openShop();
    const shown = await visitForm(shop, shopSends);
    expect(shown.asks).toEqual(['CARDCODE', 'CARDVALIDITYDATE', 'CARDCVV']);
    expect(shown.html).toContain('<p>Adresse e-mail: john.snow@example.com</p>');
    expect(shown.html).toContain('<p>Titulaire de la carte: JOHN &#34;KING&#34; SNOW</p>');
    const hidden = await visitForm(shop, { ...shopSends, HIDECLIENTEMAIL: 'yes', HIDECARDFULLNAME: 'YES' });
    expect(hidden.html).not.toContain('<p>Adresse');
    expect(hidden.html).not.toContain('<p>Titulaire');
    const mine = { ...entered, CLIENTEMAIL: 'mallory@example.com', CARDFULLNAME: 'MALLORY' };
    for (const page of [shown, hidden]) expect((await pay(shop, page, mine)).html).toContain('0000');
    for (const row of shop.sandbox.rows()) {
      expect(row).toMatchObject({ clientEmail: shopSends.CLIENTEMAIL, cardFullName: shopSends.CARDFULLNAME });
    }
  });

  it('G62 hidden and not sent: the form does without; a server may not', async () => {
    const shop = await openShop();
    const hide = { HIDECLIENTEMAIL: 'yes', HIDECARDFULLNAME: 'yes' };
    const page = await visitForm(shop, hide);
    expect(page.asks).toEqual(['CARDCODE', 'CARDVALIDITYDATE', 'CARDCVV']);
    expect((await pay(shop, page)).html).toContain('0000');
    expect(shop.sandbox.rows()).toMatchObject([{ clientEmail: '', cardFullName: '' }]);
    expect((await visitForm(shop, { ...hide, HIDECLIENTEMAIL: 'no' })).asks[0]).toBe('CLIENTEMAIL');
    expect((await shop.pay({ ...hide, CLIENTEMAIL: undefined }))['MESSAGE']).toContain('CLIENTEMAIL');
  });

  it('G63 after TRANSACTIONEXPIRATIONDATE, in the account’s zone, the form pays nothing', async () => {
    const shop = await openShop();
    const limit = { TRANSACTIONEXPIRATIONDATE: '2026-03-10 10:00:01' };
    const page = await visitForm(shop, limit);
    const paid = await visitForm(shop, limit);
    await pay(shop, paid);
    shop.sandbox.clock.advance(1000);
    expect((await visitForm(shop, limit)).html).toContain('4017: Form expiration');
    expect((await pay(shop, page)).html).toContain('4017: Form expiration');
    expect((await pay(shop, paid)).html, 'what was paid in time stays paid').toContain('0000');
    expect(shop.sandbox.rows()).toHaveLength(1);
  });

  it('G63 a server’s payment is 4015 by then, and a holder who was sent away has no longer than that', async () => {
    const shop = await openShop();
    const until = (time: string) => ({ TRANSACTIONEXPIRATIONDATE: `2026-03-10 ${time}` });
    expect((await shop.pay(until('10:00:00')))['EXECCODE']).toBe('4015');
    const { TRANSACTIONID } = await shop.pay({ ...until('10:05:00'), '3DSECURE': 'yes' });
    shop.sandbox.clock.advance(5 * 60_000 - 1);
    expect(shop.sandbox.rows().at(-1)).toMatchObject({ transactionId: TRANSACTIONID, execcode: '0001' });
    shop.sandbox.clock.advance(1);
    expect(shop.sandbox.rows().at(-1)).toMatchObject({ execcode: '4009' });
    const redirect = await openShop({ method: 'redirect' });
    expect((await redirect.pay({ ...until('10:00:00'), ...withoutCard }))['EXECCODE']).toBe('4015');
  });

  it('G64 /front/direct-submit/process says that it takes nothing, and where to go', async () => {
    const shop = await openShop();
    for (const path of ['/front/direct-submit/process', '/front/direct-submit/process.php']) {
      expect((await visitForm(shop, {}, { path })).html).toMatch(/1005: .*\/front\/form\/process/);
    }
    expect(shop.sandbox.rows()).toEqual([]);
  });
});
