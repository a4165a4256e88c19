import { expect, it } from 'vitest';
import { openOffice, operationOf } from './office.ts';

const euros = (minor: number) => ({ minor, currency: 'EUR' });
const limits = [{ operation: 'refund', currency: 'EUR', alone: 3_000, day: 5_000 }] as const;
const goOn = 'the test wants it';

it('a limit of a desk alone wants a word before anything leaves, keeps nobody, and is written down where it was passed', async () => {
  const { desk, prepare, pay, sandbox, acts } = await openOffice({ limits });
  const payment = await pay();
  const { operation } = await prepare(payment, 3_001);
  const { operationId, accountId } = operation;
  const reminder = { alone: euros(3_000), day: null };
  expect(await desk.remind(operation)).toEqual(reminder);
  expect(await desk.confirm(operationId, goOn)).toEqual({ ok: false, refusal: { code: 'reminded', ...reminder } });
  expect([sandbox.rows().length, acts]).toEqual([1, []]);
  expect(operationOf(await desk.confirm(operationId, goOn, true))).toMatchObject({ state: 'succeeded' });
  expect(acts).toEqual([{ what: 'limitPassed', operationId, accountId }]);
  const below = await prepare(await pay({ ORDERID: 'W-2' }), 1_999);
  expect(await desk.remind(below.operation)).toBeNull();
  expect(operationOf(await desk.confirm(below.operation.operationId, goOn))).toMatchObject({ state: 'succeeded' });
  expect(acts).toHaveLength(1);
});

it('a day counts all that may have left in it by the account’s midnight, and not what was refused', async () => {
  const { desk, prepare, pay, sandbox, clock } = await openOffice({ limits, account: { voidZone: 'Europe/Paris' } });
  const payments = [await pay(), await pay({ ORDERID: 'W-2' }), await pay({ ORDERID: 'W-3' })];
  // 23:00 and more in Paris, an hour before midnight there.
  clock.time = Date.parse('2026-01-15T22:00:00Z');
  const [first = '', second = '', third = ''] = payments;
  sandbox.faults.add({ what: 'execcode', execcode: '4001', acted: false, count: 1 });
  const refused = await prepare(first, 2_500);
  expect(operationOf(await desk.confirm(refused.operation.operationId, goOn))).toMatchObject({ state: 'refused' });
  sandbox.faults.add({ what: 'lost', operation: 'refund', count: 1 });
  const unknown = await prepare(second, 2_600);
  expect(operationOf(await desk.confirm(unknown.operation.operationId, goOn))).toMatchObject({ state: 'unknown' });
  const { operation } = await prepare(third, 2_500);
  expect(await desk.remind(operation)).toEqual({ alone: null, day: { day: euros(5_000), spent: euros(2_600) } });
  expect(await desk.confirm(operation.operationId, goOn)).toMatchObject({ refusal: { code: 'reminded' } });
  clock.time = Date.parse('2026-01-15T23:00:01Z');
  expect(await desk.remind(operation)).toBeNull();
});
