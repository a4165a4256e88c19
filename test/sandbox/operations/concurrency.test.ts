import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type AccountDescription, startSandbox } from '../../../sandbox/index.ts';
import { openShop, secret, tuesday, visitShop, withoutCard } from '../client.ts';
import { type Begun, holdWork } from '../held-work.ts';

type Answers = Readonly<Record<string, string>>;

const codesOf = async (answers: readonly Promise<Answers>[]) =>
  (await Promise.all(answers)).map(({ EXECCODE }) => EXECCODE).toSorted();

/** A shop whose gateway is in the hands of the test. */
async function openHeldShop(others: readonly AccountDescription[] = []) {
  const { hold, begin } = holdWork();
  const shop = await openShop({}, { hold, others });
  /** What a request is answered, and another one that is sent while the first is worked on. */
  const meet = async (first: () => Promise<Answers>, second: () => Promise<Answers>) => {
    const begun = await begin(first);
    const answered = await second();
    begun.letGo();
    return [(await begun.answer)['EXECCODE'], answered['EXECCODE']];
  };
  return { ...shop, begin, meet };
}

describe('I57 two edits at once', () => {
  it('I57 the second one is 2017, nothing done, and may be sent again', async () => {
    const shop = await openHeldShop();
    const { TRANSACTIONID: payment = '' } = await shop.pay();
    const refund = () => shop.refund(payment, { AMOUNT: '100' });
    expect(await shop.meet(refund, refund)).toEqual(['0000', '2017']);
    expect(shop.sandbox.balanceOf('SHOP', payment)).toMatchObject({ refunded: 100 });
    expect((await refund())['EXECCODE']).toBe('0000');
  });

  it('I57 collides by chain: a refund of the payment with a void of its refund, capture with void', async () => {
    const shop = await openHeldShop();
    const { TRANSACTIONID: payment } = await shop.pay();
    const { TRANSACTIONID: refund } = await shop.refund(payment, { AMOUNT: '1' });
    const codes = await shop.meet(
      () => shop.refund(payment),
      () => shop.cancel(refund),
    );
    expect(codes).toEqual(['0000', '2017']);
    const { TRANSACTIONID: authorization } = await shop.authorize();
    const [capture, cancel] = [() => shop.capture(authorization), () => shop.cancel(authorization)];
    expect(await shop.meet(cancel, capture)).toEqual(['0000', '2017']);
    const { TRANSACTIONID: another } = await shop.authorize();
    expect(
      await shop.meet(
        () => shop.capture(another),
        () => shop.cancel(another),
      ),
    ).toEqual(['0000', '2017']);
  });

  it('I57 a colleague in the extranet collides as well', async () => {
    const shop = await openHeldShop();
    const { TRANSACTIONID: payment = '' } = await shop.pay();
    const extranet = { identifier: 'SHOP', operation: 'refund', transactionId: payment } as const;
    const refund = () => shop.sandbox.actAsExtranet(extranet);
    expect(await shop.meet(refund, refund)).toEqual(['0000', '2017']);
  });

  it('I57 other chains, one ALIAS and other accounts never collide', async () => {
    const shop = await openHeldShop([{ identifier: 'OTHER', secret }]);
    const other = visitShop(shop.sandbox, 'OTHER');
    const [one, two, theirs] = await Promise.all([shop.pay({ CREATEALIAS: 'yes' }), shop.pay(), other.pay()]);
    const byAlias = { ...withoutCard, ALIAS: one['ALIAS'], ALIASMODE: 'oneclick' };
    const begun: Begun<Answers>[] = [];
    for (const send of [
      () => shop.refund(one['TRANSACTIONID']),
      () => shop.refund(two['TRANSACTIONID']),
      () => other.refund(theirs['TRANSACTIONID']),
      () => shop.pay(byAlias),
      () => shop.pay(byAlias),
    ])
      begun.push(await shop.begin(send));
    for (const { letGo } of begun) letGo();
    expect(await codesOf(begun.map(({ answer }) => answer))).toEqual(['0000', '0000', '0000', '0000', '0000']);
  });

  it('I57 A1 2002 comes before 2017, and 2017 before the state', async () => {
    const shop = await openHeldShop();
    const { TRANSACTIONID: payment } = await shop.pay();
    const { answer, letGo } = await shop.begin(() => shop.refund(payment));
    expect((await shop.refund('A1'))['EXECCODE']).toBe('2002');
    expect((await shop.capture(payment))['EXECCODE']).toBe('2017');
    letGo();
    expect((await answer)['EXECCODE']).toBe('0000');
  });

  it('while a processing time lasts, a second one is 2017', async () => {
    const shop = await openShop({}, { processingMilliseconds: 50 });
    const { TRANSACTIONID: payment = '' } = await shop.pay();
    const extranet = { identifier: 'SHOP', operation: 'refund', transactionId: payment } as const;
    // Within one process, and so in one turn: nothing lies between them.
    const both = [shop.sandbox.actAsExtranet(extranet), shop.sandbox.actAsExtranet(extranet)];
    expect(await codesOf(both)).toEqual(['0000', '2017']);
  });

  it.each([0, 60_000])(
    'a request that is being worked on when the sandbox closes is not executed: %i',
    async (time) => {
      const folder = mkdtempSync(join(tmpdir(), 'concurrency-'));
      onTestFinished(() => rmSync(folder, { recursive: true }));
      const file = join(folder, 'book.sqlite');
      const options = { accounts: [{ identifier: 'SHOP', secret }], file, now: tuesday };
      const { hold, begin } = holdWork();
      const closing = await startSandbox({ ...options, hold, processingMilliseconds: time });
      const { answer, letGo } = await begin(() => visitShop(closing, 'SHOP').pay());
      const lost = expect(answer).rejects.toThrow();
      if (time > 0) letGo();
      await closing.close();
      await lost;
      const again = await startSandbox(options);
      expect(again.rows()).toEqual([]);
      await again.close();
    },
  );

  it('I57 without a processing time nothing collides, and the sums still hold', async () => {
    const shop = await openShop();
    const { TRANSACTIONID: payment = '' } = await shop.pay();
    const refunds = Array.from({ length: 5 }, () => shop.refund(payment, { AMOUNT: '300' }));
    expect(await codesOf(refunds)).toEqual(['0000', '0000', '0000', '2008', '2008']);
  });
});
