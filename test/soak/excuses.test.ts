import { describe, expect, it, onTestFinished } from 'vitest';
import type { Refusal, TransactionDetail } from '../../contract/index.ts';
import type { Row } from '../../sandbox/index.ts';
import { openBookGateway, secret } from './books/book.ts';
import type { Fields } from './books/facts.ts';
import { tellRow } from './books/hear/tell-row.ts';
import { Heard } from './books/heard.ts';
import { judgeAmounts } from './books/judge/amounts.ts';
import { judgeLeft } from './books/judge/left.ts';
import { judgeOffers } from './books/judge/offers.ts';
import { type Charge, judgeRefusedCharge } from './books/judge/refused-charge.ts';
import { type FaultKind, misname, type World } from './books/world.ts';

const start = Date.parse('2026-03-10T09:00:00Z');

const payer = {
  CARDCODE: '1111222233334444',
  CARDCVV: '123',
  CARDVALIDITYDATE: '12-49',
  CARDFULLNAME: 'JOHN SNOW',
  CLIENTUSERAGENT: 'Mozilla/5.0',
  CLIENTIP: '10.1.1.1',
  CLIENTIDENT: 'j.snow',
  CLIENTEMAIL: 'j.snow@example.com',
  DESCRIPTION: 'Knows nothing',
};

/** A book and what a console heard of it, as far as the judges of one panel look. */
function openWorld() {
  const description = { identifier: 'SHOP', method: 'card', currency: 'EUR', secret } as const;
  const gateway = openBookGateway([description], start);
  onTestFinished(() => gateway.close());
  const faults: { readonly kind: FaultKind }[] = [];
  const seen = {
    gateway,
    heard: new Heard(),
    misnamed: new Map(),
    faults,
    forms: [{ identifier: 'SHOP', currency: 'EUR' }],
    step: 1,
  };
  const world = { ...seen, window: { ask: async () => ({ ok: false }) } } as unknown as World;
  const make = async (operation: string, fields: Readonly<Record<string, string>>): Promise<Row> => {
    const answer = await gateway.send('SHOP', operation, { ORDERID: 'W-1', ...payer, ...fields });
    const row = gateway.rows().find(({ transactionId }) => transactionId === answer['TRANSACTIONID']);
    if (!row) throw new Error(`The gateway made no row: ${JSON.stringify(answer)}`);
    return row;
  };
  const notified = new Map<string, Fields>();
  const tell = ({ transactionId }: Row, changes: Fields = {}) => {
    for (const each of gateway.news()) notified.set(each.transactionId, each.fields);
    const fields = { ...notified.get(transactionId), ...changes };
    tellRow(world, fields, { source: 'notification', units: 'minor', cut: false });
  };
  const kinds = () => faults.map(({ kind }) => kind);
  return { world, make, tell, kinds, advance: gateway.advance };
}

/** A panel that says of its money what is given, and of nothing else anything. */
function panel(left: number, unsure: TransactionDetail['balance']['unsure']): TransactionDetail {
  return {
    balance: { currency: 'EUR', left, unsure },
    unread: [],
    timeline: [],
    actions: [],
  } as unknown as TransactionDetail;
}

const doubt = [{ kind: 'unattributedEdit', transactionIds: ['A1'] }] as const;

describe('what is left of a capture under an order of its own', () => {
  /** The console heard of everything, but of nothing that ties the capture to its order. */
  async function hearApart() {
    const opened = openWorld();
    const { make, tell } = opened;
    const authorization = await make('authorization', { AMOUNT: '5000' });
    const { transactionId } = authorization;
    const capture = await make('capture', { TRANSACTIONID: transactionId, AMOUNT: '5000', ORDERID: 'edit-1' });
    const refund = await make('refund', { TRANSACTIONID: capture.transactionId, AMOUNT: '2000' });
    for (const row of [authorization, capture, refund]) tell(row);
    return { ...opened, authorization, capture };
  }

  it('is excused where its panel is not sure', async () => {
    const { world, kinds, capture } = await hearApart();
    judgeLeft(world, capture, panel(5_000, doubt));
    expect(kinds()).toEqual([]);
  });

  it('is not where its panel says nothing of it', async () => {
    const { world, kinds, capture } = await hearApart();
    judgeLeft(world, capture, panel(5_000, []));
    expect(kinds()).toEqual(['leftAboveBook']);
  });

  it('is not once a source names its authorization, however unsure the panel is', async () => {
    const { world, kinds, tell, authorization, capture } = await hearApart();
    tell(capture, { AUTHORIZEDBY: authorization.transactionId });
    judgeLeft(world, capture, panel(5_000, doubt));
    expect(kinds()).toEqual(['leftAboveBook']);
  });

  it('is no excuse for what is left of another chain of its order', async () => {
    const { world, kinds, make, tell } = await hearApart();
    const payment = await make('payment', { AMOUNT: '5000' });
    tell(payment);
    const refund = await make('refund', { TRANSACTIONID: payment.transactionId, AMOUNT: '2000' });
    tell(refund);
    judgeLeft(world, payment, panel(5_000, doubt));
    expect(kinds()).toEqual(['leftAboveBook']);
  });
});

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

  const authorization = { operation: 'authorization' };
  const plan = { operation: 'payment', instalments: [{}, {}] };
  const single = { operation: 'payment' };

  it.each([authorization, plan])('is excused where no mandate takes it: %o', async (request) => {
    expect(await refuseCharge('Prélèvement', request, 'mandateOnlyCollects')).toEqual([]);
  });

  it.each([
    ['of a single payment', 'Prélèvement', single, 'mandateOnlyCollects'],
    ['for another reason', 'Prélèvement', authorization, 'noAlias'],
    ['where that was told of another row only', 'card', plan, 'mandateOnlyCollects'],
  ])('is not %s', async (_, word, request, obstacle) => {
    expect(await refuseCharge(word, request, obstacle)).toEqual(['needlesslyBlocked']);
  });
});
