import { describe, expect, it } from 'vitest';
import { judgeLeft } from './books/judge/left.ts';
import { openWorld, panel } from './judged-world.ts';

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

describe('a capture of an authorization that nobody told of', () => {
  async function hearOne() {
    const opened = openWorld();
    const { make, tell } = opened;
    const known = await make('authorization', { AMOUNT: '2500' });
    const untold = await make('authorization', { AMOUNT: '5000' });
    const capture = await make('capture', { TRANSACTIONID: untold.transactionId, AMOUNT: '1500' });
    tell(known);
    tell(capture);
    return { ...opened, known, untold, capture };
  }

  it('is excused where the panel of the only one known names it, with its sum and no more', async () => {
    const { world, kinds, known, capture } = await hearOne();
    judgeLeft(world, known, panel(1_500, [], [capture.transactionId]));
    expect(kinds()).toEqual([]);
    judgeLeft(world, known, panel(1_501, [], [capture.transactionId]));
    expect(kinds()).toEqual(['leftAboveBook']);
  });

  it('is not where the panel does not name it', async () => {
    const { world, kinds, known } = await hearOne();
    judgeLeft(world, known, panel(1_500, []));
    expect(kinds()).toEqual(['leftAboveBook']);
  });

  it('is not once a source names its authorization', async () => {
    const { world, kinds, tell, known, untold, capture } = await hearOne();
    tell(capture, { AUTHORIZEDBY: untold.transactionId });
    judgeLeft(world, known, panel(1_500, [], [capture.transactionId]));
    expect(kinds()).toEqual(['leftAboveBook']);
  });

  it('is so only for what its refunds left of it', async () => {
    const { world, kinds, make, tell, known, capture } = await hearOne();
    tell(await make('refund', { TRANSACTIONID: capture.transactionId, AMOUNT: '400' }));
    judgeLeft(world, known, panel(1_100, [], [capture.transactionId]));
    expect(kinds()).toEqual([]);
    judgeLeft(world, known, panel(1_500, [], [capture.transactionId]));
    expect(kinds()).toEqual(['leftAboveBook']);
  });
});
