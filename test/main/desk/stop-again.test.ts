import { describe, expect, it } from 'vitest';
import type { OperationRequest } from '../../../contract/index.ts';
import { type Office, openOffice, operationOf } from './office.ts';

const stop = (transactionId: string): OperationRequest => ({
  operation: 'stopntimes',
  accountId: 'SHOP',
  transactionId,
  reason: 'orderCancelled',
  note: '',
});

async function split({ shop, importAll }: Office): Promise<string> {
  const amounts = { '2026-03-10': '3000', '2026-04-09': '3000', '2026-05-09': '3000' };
  const { TRANSACTIONID = '' } = await shop.split(amounts, { ORDERID: 'N-1' });
  await importAll();
  return TRANSACTIONID;
}

const planOf = ({ sandbox }: Office) => sandbox.schedules().map(({ state }) => state);

describe('G45 a stop that nobody is sure of, sent again', () => {
  it.each(['5001', '4011'])('is proved by 2011 when the gateway had acted and answered %s', async (execcode) => {
    const office = await openOffice();
    const plan = await split(office);
    office.sandbox.faults.add({ what: 'execcode', execcode, acted: true, operation: 'stopntimes', count: 1 });
    const { operationId, state } = operationOf(await office.perform(stop(plan)));
    expect([state, planOf(office)]).toEqual(['unknown', ['stopped']]);
    expect(operationOf(await office.desk.sendAgain(operationId))).toMatchObject({
      state: 'succeeded',
      attempts: [{ execcode }, { execcode: '2011' }],
    });
  });

  it('is done when the gateway had not acted', async () => {
    const office = await openOffice();
    const plan = await split(office);
    office.sandbox.faults.add({ what: 'execcode', execcode: '5001', operation: 'stopntimes', count: 1 });
    const { operationId } = operationOf(await office.perform(stop(plan)));
    expect(planOf(office)).toEqual(['running']);
    expect(operationOf(await office.desk.sendAgain(operationId))).toMatchObject({
      state: 'succeeded',
      attempts: [{ execcode: '5001' }, { execcode: '0000' }],
    });
    expect(planOf(office)).toEqual(['stopped']);
  });

  it('is not kept from its proof by an import that shows the plan as stopped', async () => {
    const office = await openOffice();
    const plan = await split(office);
    office.sandbox.faults.add({ what: 'lost', operation: 'stopntimes', count: 1 });
    const { operationId } = operationOf(await office.perform(stop(plan)));
    await office.importAll();
    expect(await office.desk.prepare(stop(plan))).toMatchObject({ ok: false });
    expect(operationOf(await office.desk.sendAgain(operationId)).state).toBe('succeeded');
  });

  it('stays in doubt when the second attempt did not get that far', async () => {
    const office = await openOffice();
    const plan = await split(office);
    office.sandbox.faults.add({ what: 'lost', operation: 'stopntimes', count: 1 });
    const { operationId } = operationOf(await office.perform(stop(plan)));
    office.sandbox.faults.add({ what: 'execcode', execcode: '2017', operation: 'stopntimes', count: 1 });
    expect(operationOf(await office.desk.sendAgain(operationId)).state).toBe('unknown');
    await office.sandbox.close();
    expect(operationOf(await office.desk.sendAgain(operationId))).toMatchObject({
      state: 'unknown',
      repeatable: true,
      attempts: [{}, { execcode: '2017' }, { cause: 'notConnected' }],
    });
  });

  it('refused for good, it is not sent again', async () => {
    const office = await openOffice();
    const plan = await split(office);
    await office.shop.stop(plan);
    const { operationId } = operationOf(await office.perform(stop(plan)));
    expect(await office.desk.sendAgain(operationId)).toMatchObject({ ok: false });
  });
});
