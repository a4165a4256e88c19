import { describe, expect, it } from 'vitest';
import { findPaidAgain } from '../../../main/channels/paid-again.ts';
import { withoutForeign } from '../../../main/inbox/redirection.ts';
import { verify } from '../../../protocol/signature.ts';
import { secret } from '../../sandbox/client.ts';
import { askHolder, byBank, byForm, decideAt, openHolderOffice, payOn, press } from './holder-office.ts';
import { operationOf } from './office.ts';

const hour = 3_600_000;
const refusedCard = '5555557376384001';

const parametersOf = (draft: Awaited<ReturnType<Awaited<ReturnType<typeof openHolderOffice>>['desk']['prepare']>>) =>
  Object.fromEntries(draft.ok ? draft.value.parameters.map(({ name, value }) => [name, value]) : []);

describe('a page of the gateway’s form', () => {
  it('is signed here, sent by nobody, and pending before its file is written: the same bytes whenever it is asked for', async () => {
    const office = await openHolderOffice();
    const draft = await office.desk.prepare(askHolder(await office.pay(), byForm));
    expect(parametersOf(draft)).toEqual({
      IDENTIFIER: 'SHOP',
      OPERATIONTYPE: 'payment',
      ORDERID: 'W-2',
      AMOUNT: '2500',
      CLIENTIDENT: 'john.snow',
      CLIENTEMAIL: 'john.snow@example.com',
      DESCRIPTION: 'The second half',
      LANGUAGE: 'fr',
      TRANSACTIONEXPIRATIONDATE: '2026-03-10 11:00:00',
      DISPLAYCREATEALIAS: 'yes',
      HIDECLIENTEMAIL: 'yes',
      HIDECARDFULLNAME: 'yes',
      EXTRADATA: draft.ok && draft.value.operation.attempts[0]?.attemptId,
      VERSION: '3.0',
    });
    const { operationId } = draft.ok ? draft.value.operation : { operationId: '' };
    const handed = operationOf(await office.desk.confirm(operationId));
    expect(handed).toMatchObject({ state: 'pending', page: 'hostedForm' });
    expect(handed.attempts).toMatchObject([{ sentAt: office.clock.time, endedAt: null, execcode: null }]);
    const html = (await office.file(operationId)) ?? '';
    expect(await office.file(operationId)).toBe(html);
    expect(html).not.toContain(secret);
    expect(html).not.toContain('<script');
    expect(html).toContain('Commande W-2 · <strong>25,00');
    const fields = Object.fromEntries(
      [...html.matchAll(/name="([^"]*)" value="([^"]*)"/g)]
        .slice(-15)
        .map(([, name = '', value = '']) => [name, value]),
    );
    expect(verify(fields, secret)).toBe(true);
    expect(office.sent).toEqual([]);
    expect(office.sandbox.rows()).toHaveLength(1);
  });

  it('holds its order against a second page and a charge, through a refused try, until its holder has paid', async () => {
    const office = await openHolderOffice();
    const source = await office.pay({ CREATEALIAS: 'yes' });
    const other = await office.desk.prepare(askHolder(source, byForm));
    const { operationId } = operationOf(await office.perform(askHolder(source, byForm)));
    const busy = { ok: false, refusal: { code: 'chainBusy', operationId, toSettle: false } };
    expect(await office.desk.prepare(askHolder(source, byForm))).toEqual(busy);
    expect(await office.desk.prepare(askHolder(source, undefined, { agreement: 'contract 12' }))).toEqual(busy);
    expect(other.ok && (await office.desk.confirm(other.value.operation.operationId, 'go on'))).toEqual(busy);
    expect(await office.desk.sendAgain(operationId)).toMatchObject({ refusal: { code: 'notRepeatable' } });

    const html = (await office.file(operationId)) ?? '';
    await payOn(office.shop, await press(html), refusedCard);
    expect(await office.look(operationId)).toBe('nothing');
    expect(office.sandbox.rows().at(-1)).toMatchObject({ execcode: '4001', orderId: 'W-2' });
    expect(await office.find(operationId)).toMatchObject({ state: 'pending' });
    expect(await office.desk.prepare(askHolder(source, byForm))).toEqual(busy);

    const back = await payOn(office.shop, await press(html));
    expect(office.sandbox.rows().at(-1)).toMatchObject({
      execcode: '0000',
      amount: 2_500,
      extraData: expect.any(String),
    });
    // The address of the holder's browser tells it, for its HASH: the shop's own part of it is nobody's word.
    const address = back.location?.href ?? '';
    expect(address).toMatch(/^https:\/\/shop\.example\/back\?step=paid&/);
    const forged = withoutForeign(address.replace('AMOUNT=2500', 'AMOUNT=2'));
    expect(await office.inbox.take(forged, { by: 'person', most: 1 })).toMatchObject([
      { reason: { code: 'hashWrong' } },
    ]);
    expect(await office.find(operationId)).toMatchObject({ state: 'pending' });
    expect(await office.inbox.take(withoutForeign(address), { by: 'person', most: 1 })).toMatchObject([
      { kind: 'kept', settled: [operationId] },
    ]);
    expect(await office.find(operationId)).toMatchObject({ state: 'succeeded' });
    expect(await office.file(operationId)).toBeUndefined();
    // The order was paid: a further page is asked about.
    expect(await office.desk.prepare(askHolder(source, byForm))).toMatchObject({
      value: { guards: [{ kind: 'orderCharged' }] },
    });
  });

  it('that is paid on twice shows both payments beside each other, until one is undone', async () => {
    const office = await openHolderOffice();
    const source = await office.pay();
    const { operationId } = operationOf(await office.perform(askHolder(source, byForm)));
    const html = (await office.file(operationId)) ?? '';
    await payOn(office.shop, await press(html), refusedCard);
    await payOn(office.shop, await press(html));
    await office.importAll();
    const told: string[] = [];
    office.ledger.feed.listen(({ operations }) => told.push(...operations.map((operation) => operation.operationId)));
    await payOn(office.shop, await press(html));
    await office.importAll();
    expect(told).toContain(operationId);
    expect(await office.find(operationId)).toMatchObject({ state: 'succeeded' });
    const [, refused = '', first = '', second = ''] = office.sandbox.rows().map(({ transactionId }) => transactionId);
    const again = async (transactionId: string) => {
      const found = await office.situation(transactionId);
      return findPaidAgain(office.ledger.views, found);
    };
    expect(await again(first)).toEqual([second]);
    expect(await again(second)).toEqual([first]);
    expect(await again(refused)).toEqual([]);
    expect(await again(source)).toEqual([]);
    // Nothing more is charged under the order without a reason.
    expect(await office.desk.prepare(askHolder(source, byForm))).toMatchObject({
      value: { guards: [{ kind: 'orderCharged', transactionId: second }] },
    });
  });

  it('of an authorization takes a CAPTUREDATE after the last day on which it can be used, and keeps it', async () => {
    const office = await openHolderOffice();
    const source = await office.pay({ CREATEALIAS: 'yes' });
    const ask = (holder: typeof byForm, captureDay: string) =>
      office.desk.prepare(askHolder(source, holder, { operation: 'authorization', captureDay }));
    const days = { ...byForm, validMinutes: 4_320 } as typeof byForm;
    const early = { ok: false, refusal: { code: 'actionNotOpen', obstacle: 'captureDayPassed' } };
    expect(await ask(days, '2026-03-13')).toEqual(early);
    const draft = await ask(days, '2026-03-14');
    expect(parametersOf(draft)).toMatchObject({ OPERATIONTYPE: 'authorization', CAPTUREDATE: '2026-03-14' });
    expect(await ask(byBank, '2026-03-10')).toEqual(early);
    expect(parametersOf(await ask(byBank, '2026-03-11'))).toMatchObject({ CAPTUREDATE: '2026-03-11' });
    const { operationId } = operationOf(await office.desk.confirm(draft.ok ? draft.value.operation.operationId : ''));
    // The last day of its time.
    office.pass(70 * hour);
    await payOn(office.shop, await press((await office.file(operationId)) ?? ''));
    await office.importAll();
    expect(office.sandbox.rows().at(-1)).toMatchObject({ operation: 'authorization', execcode: '0000' });
    expect((await office.situation(office.sandbox.rows().at(-1)?.transactionId ?? '')).row).toMatchObject({
      captureDay: '2026-03-14',
    });
  });

  it('is over by a look-up that began after its expiry and the lag; then a person ends it, and the order is free', async () => {
    const office = await openHolderOffice({ account: { exportLagMinutes: 120 } });
    const source = await office.pay();
    const { operationId } = operationOf(await office.perform(askHolder(source, byForm)));
    const settle = () =>
      office.desk.settle({ operationId, outcome: { kind: 'refused' }, reason: 'she pays by transfer' });
    office.pass(3 * hour);
    expect(await office.look(operationId)).toBe('nothing');
    expect(await settle()).toMatchObject({ refusal: { code: 'notSettleable' } });
    office.pass(6 * 60_000);
    await office.look(operationId);
    const lapsed = await office.find(operationId);
    expect(lapsed).toMatchObject({ state: 'unknown', attempts: [{ cause: 'pageLapsed' }] });
    expect(await office.file(operationId)).toBeUndefined();
    expect(await office.desk.prepare(askHolder(source, byForm))).toMatchObject({ refusal: { toSettle: true } });
    expect(operationOf(await settle())).toMatchObject({ state: 'refused' });
    expect(await office.desk.prepare(askHolder(source, byForm))).toMatchObject({ ok: true });
  });

  it('is not handed over once its time has passed, nor without a secret', async () => {
    const office = await openHolderOffice();
    const source = await office.pay();
    const draft = await office.desk.prepare(askHolder(source, byForm));
    office.pass(hour);
    expect(draft.ok && (await office.desk.confirm(draft.value.operation.operationId))).toEqual({
      ok: false,
      refusal: { code: 'actionNotOpen', obstacle: 'pageTimePassed' },
    });
  });
});

describe('a page of the holder’s bank', () => {
  it('is asked for while the holder is on-line, kept with the answer, and ends with what they did', async () => {
    const office = await openHolderOffice();
    const source = await office.pay({ CREATEALIAS: 'yes' });
    const draft = await office.desk.prepare(askHolder(source, byBank));
    expect(parametersOf(draft)).toMatchObject({
      ALIASMODE: 'oneclick',
      '3DSECURE': 'yes',
      '3DSECUREDISPLAYMODE': 'raw',
      TRANSACTIONEXPIRATIONDATE: '2026-03-10 11:00:00',
      CLIENTIP: '127.0.0.1',
    });
    const { operationId } = draft.ok ? draft.value.operation : { operationId: '' };
    const waiting = operationOf(await office.desk.confirm(operationId));
    expect(waiting).toMatchObject({ state: 'pending', page: 'threeDSecure', attempts: [{ execcode: '0001' }] });
    const html = (await office.file(operationId)) ?? '';
    expect(await office.file(operationId)).toBe(html);
    expect(await office.desk.prepare(askHolder(source, byForm))).toMatchObject({ refusal: { code: 'chainBusy' } });
    expect(office.sandbox.rows()).toHaveLength(2);
    await decideAt(office.sandbox.url, (await press(html)).html, 'accept');
    await office.importAll();
    expect(await office.find(operationId)).toMatchObject({
      state: 'succeeded',
      attempts: [{ proof: { execcode: '0000' } }],
    });
  });

  it('that failed is refused, and the order is free', async () => {
    const office = await openHolderOffice();
    const source = await office.pay({ CREATEALIAS: 'yes' });
    const { operationId } = operationOf(await office.perform(askHolder(source, byBank)));
    const bank = await press((await office.file(operationId)) ?? '');
    await decideAt(office.sandbox.url, bank.html, 'fail');
    await office.importAll();
    expect(await office.find(operationId)).toMatchObject({
      state: 'refused',
      attempts: [{ proof: { execcode: '4008' } }],
    });
    expect(await office.desk.prepare(askHolder(source, byBank))).toMatchObject({ ok: true });
  });

  it('that a rule of the gateway’s asked for is there as well, as the gateway wrote it', async () => {
    const office = await openHolderOffice({
      shop: { rules: [{ amountFrom: 2_000, outcome: 'authenticate', evenAbsent: true }] },
    });
    const source = await office.pay({ AMOUNT: '1000', CREATEALIAS: 'yes' });
    const { operationId, page } = operationOf(
      await office.perform(askHolder(source, undefined, { agreement: 'contract 12' })),
    );
    expect(page).toBe('threeDSecure');
    const html = (await office.file(operationId)) ?? '';
    expect(html).toContain('<title>Processing payment ...</title>');
    expect(office.sent.at(-1)?.parameters).toMatchObject({ ALIASMODE: 'subscription' });
  });

  it('is no mandate’s, and nobody is charged who neither agreed nor takes part', async () => {
    const office = await openHolderOffice({ account: { paymentMethod: 'directDebit' } });
    const source = await office.pay({ CREATEALIAS: 'yes' });
    expect(await office.desk.prepare(askHolder(source, undefined))).toEqual({
      ok: false,
      refusal: { code: 'invalidInput', field: 'agreement' },
    });
  });
});
