import { describe, expect, it } from 'vitest';
import type { Refusal, TransactionDetail } from '../../contract/index.ts';
import type { Row } from '../../sandbox/index.ts';
import { judgeAmounts } from './books/judge/amounts.ts';
import { judgeLeft } from './books/judge/left.ts';
import { judgeOffers } from './books/judge/offers.ts';
import { type Charge, judgeRefusedCharge } from './books/judge/refused-charge.ts';
import { misname } from './books/world.ts';
import { openWorld, panel } from './judged-world.ts';

describe('a row that an answer named wrongly', () => {
  /** A colleague's capture of 50.00; the console's refund of 20.00 was answered with its id. */
  async function answerWrongly() {
    const opened = openWorld();
    const { make, world } = opened;
    const authorization = await make('authorization', { AMOUNT: '5000' });
    const { transactionId } = authorization;
    const capture = await make('capture', { TRANSACTIONID: transactionId, AMOUNT: '5000' });
    misname(world, capture.transactionId, { operation: 'refund', minor: 2_000 });
    const show = (operation: string, minor: number) => {
      const row = {
        transactionId: capture.transactionId,
        accountId: 'SHOP',
        operation,
        amount: { minor, currency: 'EUR' },
        status: 'succeeded',
        execcode: '0000',
        currencyKnown: true,
      };
      return {
        row,
        detail: { ...panel(0, []), timeline: [{ kind: 'transaction', row }] } as unknown as TransactionDetail,
      };
    };
    return { ...opened, capture, show };
  }

  it('is excused as what the answer said that it is', async () => {
    const { world, kinds, show } = await answerWrongly();
    judgeAmounts(world, show('refund', 2_000).detail);
    expect(kinds()).toEqual([]);
  });

  it.each([
    ['of another amount than was sent', 'refund', 2_001],
    ['of another kind', 'capture', 2_000],
  ])('is not as something %s', async (_, operation, minor) => {
    const { world, kinds, show } = await answerWrongly();
    judgeAmounts(world, show(operation, minor).detail);
    expect(kinds()).toEqual(['otherAmountThanBook', 'proofWithoutOutcome']);
  });

  it('is not once a source has told it whole', async () => {
    const { world, kinds, tell, capture, show } = await answerWrongly();
    tell(capture);
    judgeAmounts(world, show('refund', 2_000).detail);
    expect(kinds()).toEqual(['otherAmountThanBook']);
  });

  it('nor is any row that no answer named', async () => {
    const { world, kinds, tell, capture, show } = await answerWrongly();
    world.misnamed.clear();
    tell(capture, { EXECCODE: '' });
    judgeAmounts(world, show('refund', 2_000).detail);
    expect(kinds()).toEqual(['otherAmountThanBook', 'proofWithoutOutcome']);
  });

  it.each([
    ['is excused where a void of it is offered as of what the answer said', 'refund', false, []],
    ['is not where a void of it is offered as of something else', 'capture', false, ['wrongVoidOffered']],
    ['is not where a source has told it whole', 'refund', true, ['wrongVoidOffered']],
  ] as const)('%s', async (_, operation, isTold, expected) => {
    const { world, kinds, tell, advance, capture, show } = await answerWrongly();
    // On the next day the gateway voids nothing of this one.
    advance(24 * 3_600_000);
    if (isTold) tell(capture);
    const { row, detail } = show(operation, 5_000);
    const action = { open: true, operation: 'void', reference: row, limit: null, whole: null, doubts: [] };
    const offered = { ...detail, row, actions: [{ ...action, until: null, mayBeOver: false }] };
    await judgeOffers(world, capture, offered as unknown as TransactionDetail);
    expect(kinds()).toEqual(expected);
  });
});

/** Whether a source names the authorization of the capture, and the capture of the refund, which somebody else made then. */
interface Ties {
  readonly isTied?: boolean;
  readonly isNamed?: boolean;
}

describe('a void of an authorization whose capture came under an order of its own', () => {
  it.each([
    ['is excused where the desk refunded that capture, and nothing says of what it is', {}, undefined, []],
    ['is not once a source names the authorization of the capture', { isTied: true }, undefined, ['wrongVoidOffered']],
    ['is excused where the refund’s notification says no more', {}, 'edit-1', []],
    ['is not where that has the order of the authorization', {}, 'W-1', ['wrongVoidOffered']],
    ['is excused where the gateway names that capture, of which nobody has told', { isNamed: true }, 'edit-1', []],
    [
      'is not where it names it, and the capture is tied',
      { isTied: true, isNamed: true },
      'edit-1',
      ['wrongVoidOffered'],
    ],
  ] as const)('%s', async (_, { isTied = false, isNamed = false }: Ties, toldUnder, expected) => {
    const { world, make, tell, kinds } = openWorld();
    const authorization = await make('authorization', { AMOUNT: '5000' });
    const { transactionId } = authorization;
    const capture = await make('capture', { TRANSACTIONID: transactionId, AMOUNT: '5000', ORDERID: 'edit-1' });
    const refund = await make('refund', { TRANSACTIONID: capture.transactionId, AMOUNT: '2000', ORDERID: 'edit-1' });
    tell(authorization);
    if (isTied || !isNamed) tell(capture, isTied ? { AUTHORIZEDBY: transactionId } : {});
    if (!isNamed) world.heard.make(refund.transactionId);
    if (toldUnder) tell(refund, { ORDERID: toldUnder, ...(isNamed && { REFUNDED: capture.transactionId }) });
    const reference = { transactionId, operation: 'authorization', currencyKnown: true };
    const action = { open: true, operation: 'void', reference, limit: null, whole: null, doubts: [] };
    const row = { accountId: 'SHOP', transactionId };
    const offered = { ...panel(0, []), row, actions: [{ ...action, until: null, mayBeOver: false }] };
    await judgeOffers(world, authorization, offered as unknown as TransactionDetail);
    expect(kinds()).toEqual(expected);
  });
});

describe('an operation that was done, and denied under the id of something else', () => {
  async function denyRefund() {
    const opened = openWorld();
    const { make, tell, world } = opened;
    const payment = await make('payment', { AMOUNT: '5000' });
    const other = await make('payment', { AMOUNT: '3000', ORDERID: 'W-2' });
    const refund = await make('refund', { TRANSACTIONID: payment.transactionId, AMOUNT: '2000' });
    tell(payment);
    world.heard.make(refund.transactionId);
    world.heard.deny(refund.transactionId, other.transactionId);
    return { ...opened, payment, other };
  }

  it('is excused until that is told', async () => {
    const { world, kinds, payment } = await denyRefund();
    judgeLeft(world, payment, panel(5_000, []));
    expect(kinds()).toEqual([]);
  });

  it('is not from then on', async () => {
    const { world, kinds, tell, payment, other } = await denyRefund();
    tell(other);
    judgeLeft(world, payment, panel(5_000, []));
    expect(kinds()).toEqual(['leftAboveBook']);
  });
});

describe('a void that was done, and denied under the id of something else', () => {
  it.each([
    [[{ kind: 'doubtedRefusal', transactionIds: ['other'] }], []],
    [[], ['leftAboveBook']],
    [[{ kind: 'doubtedRefusal', transactionIds: ['A9'] }], ['leftAboveBook']],
  ] as const)('is excused where the panel says %j', async (unsure, expected) => {
    const { make, tell, world, kinds } = openWorld();
    const payment = await make('payment', { AMOUNT: '5000' });
    const other = await make('payment', { AMOUNT: '3000', ORDERID: 'W-2' });
    const undone = await make('void', { TRANSACTIONID: payment.transactionId });
    for (const row of [payment, other]) tell(row);
    world.heard.make(undone.transactionId);
    world.heard.deny(undone.transactionId, other.transactionId);
    const named = unsure.flatMap(({ transactionIds }) => transactionIds);
    world.heard.doubt(named.map((id) => (id === 'other' ? other.transactionId : id)));
    judgeLeft(world, payment, panel(5_000, []));
    expect(kinds()).toEqual(expected);
  });
});

describe('the currency of what the console made', () => {
  async function makeOwn() {
    const opened = openWorld();
    const payment = await opened.make('payment', { AMOUNT: '5000' });
    const refund = await opened.make('refund', { TRANSACTIONID: payment.transactionId, AMOUNT: '2000' });
    for (const { transactionId } of [payment, refund]) opened.world.heard.make(transactionId);
    const showIn = ({ transactionId, operation, amount: minor }: Row, currency: string) => {
      const row = { transactionId, accountId: 'SHOP', operation, amount: { minor, currency }, currencyKnown: true };
      return { ...panel(0, []), timeline: [{ kind: 'transaction', row }] } as unknown as TransactionDetail;
    };
    return { ...opened, payment, refund, showIn };
  }

  it('is excused of a charge while its account’s is all that is known', async () => {
    const { world, kinds, payment, showIn } = await makeOwn();
    judgeAmounts(world, showIn(payment, 'USD'));
    expect(kinds()).toEqual([]);
  });

  it('is not once a source tells it, nor of an edit', async () => {
    const { world, kinds, tell, payment, refund, showIn } = await makeOwn();
    tell(payment, { CURRENCY: 'EUR' });
    judgeAmounts(world, showIn(payment, 'USD'));
    judgeAmounts(world, showIn(refund, 'USD'));
    expect(kinds()).toEqual(['otherAmountThanBook', 'otherAmountThanBook']);
  });
});

describe('a charge of a card that a source called a direct debit', () => {
  /** The console is refused a charge of a card, of which a source said with a word how it was paid. */
  async function refuseCharge(word: string, request: object, obstacle: string) {
    const { world, make, tell, kinds } = openWorld();
    const payment = await make('payment', { AMOUNT: '5000', CREATEALIAS: 'yes' });
    const other = await make('payment', { AMOUNT: '3000', ORDERID: 'W-2', CREATEALIAS: 'yes' });
    tell(payment, { 'PAYMENT METHOD TYPE': word });
    // A better word does not take the careful one back.
    tell(payment, { 'PAYMENT METHOD TYPE': 'card' });
    tell(other, { 'PAYMENT METHOD TYPE': 'Prélèvement' });
    judgeRefusedCharge(world, request as Charge, payment, { code: 'actionNotOpen', obstacle } as Refusal);
    return kinds();
  }

  it('is excused of each row of its alias, whichever was called so', async () => {
    const { world, make, tell, kinds } = openWorld();
    const first = await make('payment', { AMOUNT: '5000', CREATEALIAS: 'yes' });
    const byAlias = { CARDCODE: undefined, CARDCVV: undefined, ALIAS: first.alias, ALIASMODE: 'subscription' };
    const again = await make('payment', { AMOUNT: '3000', ORDERID: 'W-2', ...byAlias });
    tell(first, { 'PAYMENT METHOD TYPE': 'Prélèvement' });
    tell(again, { ALIAS: again.alias });
    const refusal = { code: 'actionNotOpen', obstacle: 'mandateOnlyCollects' } as Refusal;
    judgeRefusedCharge(world, authorization as Charge, again, refusal);
    expect(kinds()).toEqual([]);
  });

  const authorization = { operation: 'authorization' };
  const plan = { operation: 'payment', instalments: [{}, {}] };
  const single = { operation: 'payment' };

  const byBank = { ...single, holder: { way: 'threeDSecure' } };

  it.each([authorization, plan, byBank])('is excused where no mandate takes it: %o', async (request) => {
    expect(await refuseCharge('Prélèvement', request, 'mandateOnlyCollects')).toEqual([]);
  });

  it.each([
    ['of a single payment', 'Prélèvement', single, 'mandateOnlyCollects'],
    ['for another reason', 'Prélèvement', authorization, 'noAlias'],
    ['on a page that takes a card', 'Prélèvement', { ...single, holder: { way: 'hostedForm' } }, 'noAlias'],
    ['where that was told of another row only', 'card', plan, 'mandateOnlyCollects'],
  ])('is not %s', async (_, word, request, obstacle) => {
    expect(await refuseCharge(word, request, obstacle)).toEqual(['needlesslyBlocked']);
  });
});
