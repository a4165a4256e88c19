import { describe, expect, it } from 'vitest';
import type { OperationRequest } from '../../../contract/index.ts';
import type { PlannedInstalment } from '../../../protocol/plan/index.ts';
import { askToCharge, lostAnswer, madeUnder, notOpen, payWithAlias } from './alias-office.ts';
import { type Office, type OfficeOptions, openOffice, operationOf } from './office.ts';

const noon = '2026-11-28T12:00:00Z';
const dates: readonly PlannedInstalment[] = [
  { day: '2026-11-28', minor: 3_334 },
  { day: '2026-12-28', minor: 3_333 },
  { day: '2027-01-28', minor: 3_333 },
];

/** 100.00 in three parts from the alias of a transaction, under an order of its own. */
function plan(
  transactionId: string,
  instalments: readonly PlannedInstalment[] = dates,
  changes: { readonly minor?: number; readonly orderId?: string } = {},
): OperationRequest {
  return askToCharge(transactionId, { minor: 10_000, instalments: [...instalments], reason: 'other', ...changes });
}

async function openWithAlias(options: OfficeOptions = {}): Promise<{ office: Office; payment: string }> {
  const office = await openOffice(options);
  office.waitUntil(noon);
  return { office, payment: await payWithAlias(office, { AMOUNT: '700' }) };
}

const made = (office: Office) => madeUnder(office, 'W-2');

describe('a plan by alias', () => {
  it('is sent as AMOUNTS without AMOUNT, and is the plan of its first instalment at once', async () => {
    const { office, payment } = await openWithAlias();
    const draft = await office.desk.prepare(plan(payment));
    const names = draft.ok ? draft.value.parameters.map(({ name }) => name) : [];
    expect(names).toEqual(
      expect.arrayContaining(['AMOUNTS[2026-11-28]', 'AMOUNTS[2026-12-28]', 'AMOUNTS[2027-01-28]']),
    );
    expect(names).not.toContain('AMOUNT');
    const operation = operationOf(await office.perform(plan(payment)));
    expect(operation).toMatchObject({ state: 'succeeded', amount: { minor: 3_334 } });
    const [first] = made(office);
    expect(office.sandbox.schedules()).toMatchObject([{ state: 'running' }]);
    const known = await office.ledger.views.findPlan('SHOP', first?.transactionId ?? '');
    expect(known).toMatchObject({
      state: 'running',
      scheduleId: first?.transactionId,
      instalments: [{ index: 1 }, { row: null, planned: dates[1] }, { row: null, planned: dates[2] }],
    });
    expect(await office.action(first?.transactionId ?? '', 'stopntimes')).toMatchObject({ open: true });
  });

  it('is not drafted where it breaks a rule, nor on another day than its first', async () => {
    const { office, payment } = await openWithAlias();
    const changed = (index: number, change: Partial<PlannedInstalment>) =>
      office.desk.prepare(
        plan(
          payment,
          dates.map((one, at) => (at === index ? { ...one, ...change } : one)),
        ),
      );
    expect(await changed(1, { minor: 3_332 })).toEqual(notOpen('planUnfit'));
    expect(await changed(1, { day: '2026-11-28' })).toEqual(notOpen('planUnfit'));
    expect(await changed(2, { day: '2027-02-27' })).toEqual(notOpen('planUnfit'));
    expect(await changed(0, { day: '2026-11-27' })).toEqual(notOpen('planDayPassed'));
    expect(made(office)).toEqual([]);
  });

  it('that was reviewed before midnight UTC is not sent after it', async () => {
    const { office, payment } = await openWithAlias();
    office.waitUntil('2026-11-28T23:59:00Z');
    const draft = await office.desk.prepare(plan(payment));
    office.waitUntil('2026-11-29T00:01:00Z');
    expect(draft.ok && (await office.desk.confirm(draft.value.operation.operationId))).toEqual(
      notOpen('planDayPassed'),
    );
    expect(made(office)).toEqual([]);
  });

  it('asks about what was lately charged to the alias, at once or in parts', async () => {
    const { office, payment } = await openWithAlias();
    operationOf(await office.perform(plan(payment)));
    const again = await office.desk.prepare(plan(payment, dates, { orderId: 'W-3' }));
    expect(again).toMatchObject({ value: { guards: [{ kind: 'sameAliasLately', orderId: 'W-2' }] } });
  });

  it('of unknown outcome holds its order, and no later instalment speaks for what was sent', async () => {
    const { office, payment } = await openWithAlias({
      ...lostAnswer,
      account: { extraData: 'id' },
      shop: { instalmentRules: [{ instalment: 2, execcode: '4001' }] },
    });
    const equal = dates.map((one) => ({ ...one, minor: 3_000 }));
    const { operationId, state } = operationOf(await office.perform(plan(payment, equal, { minor: 9_000 })));
    expect(state).toBe('unknown');
    expect(await office.desk.prepare(plan(payment))).toMatchObject({ refusal: { code: 'chainBusy', operationId } });
    office.waitUntil('2026-12-28T12:00:00Z');
    const [first, second] = made(office);
    expect(second).toMatchObject({ execcode: '4001', amount: 3_000, extraData: first?.extraData });
    await office.importAll();
    const proved = await office.ledger.views.findOperation(operationId);
    expect(proved).toMatchObject({
      state: 'succeeded',
      attempts: [{ proof: { transactionId: first?.transactionId } }],
    });
  });
});
