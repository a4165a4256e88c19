import { describe, expect, it } from 'vitest';
import { openOffice, operationOf } from './office.ts';

describe('an unknown outcome', () => {
  const lostAnswer = () =>
    openOffice({
      wrapGateway: (real) => ({
        ...real,
        send: async (request) => {
          await real.send(request);
          return { kind: 'unknown', cause: 'connectionLost' };
        },
      }),
    });

  it('counts as spent and holds its chain until a person settles it', async () => {
    const office = await lostAnswer();
    const id = await office.pay();
    const operation = operationOf(await office.refund(id, 2_500));
    expect(operation.state).toBe('unknown');
    const chain = await office.ledger.views.findChain('SHOP', id);
    expect(chain?.balance).toMatchObject({ refunded: 0, inFlight: 2_500, left: 7_500 });
    expect(await office.desk.prepare(office.ask(id))).toMatchObject({
      refusal: { code: 'actionNotOpen', obstacle: 'toSettleFirst' },
    });
    expect(await office.desk.sendAgain(operation.operationId)).toMatchObject({ refusal: { code: 'notRepeatable' } });

    const { operationId } = operation;
    const settled = await office.desk.settle({
      operationId,
      outcome: { kind: 'succeeded', transactionId: office.sandbox.rows().at(-1)?.transactionId ?? '' },
      reason: 'seen in the extranet',
    });
    expect(operationOf(settled).state).toBe('succeeded');
    expect((await office.ledger.views.findChain('SHOP', id))?.balance).toMatchObject({ refunded: 2_500, left: 7_500 });
    expect(await office.desk.settle({ operationId, outcome: { kind: 'refused' }, reason: 'again' })).toMatchObject({
      refusal: { code: 'notSettleable' },
    });
  });

  it('blocks a draft that was reviewed before it', async () => {
    const office = await lostAnswer();
    const id = await office.pay();
    const [first, second] = [await office.prepare(id, 100), await office.prepare(id, 200)];
    await office.desk.confirm(first.operation.operationId);
    expect(await office.desk.confirm(second.operation.operationId)).toEqual({
      ok: false,
      refusal: { code: 'chainBusy', operationId: first.operation.operationId, toSettle: true },
    });
    expect(office.sandbox.balanceOf('SHOP', id)?.refunded).toBe(100);
  });
});

describe('something that breaks inside', () => {
  it('while sending leaves the operation unknown, not under way for ever', async () => {
    const office = await openOffice({
      wrapGateway: (real) => ({ ...real, send: () => Promise.reject(new Error('a bug')) }),
    });
    const id = await office.pay();
    const draft = await office.prepare(id);
    await expect(office.desk.confirm(draft.operation.operationId)).rejects.toThrow('a bug');
    const operation = await office.ledger.views.findOperation(draft.operation.operationId);
    expect(operation?.state).toBe('unknown');
  });

  const broken = () => Promise.reject(new Error('a bug'));

  it('before sending leaves it not sent', async () => {
    const office = await openOffice({ claim: { claim: broken } });
    const draft = await office.prepare(await office.pay());
    await expect(office.desk.confirm(draft.operation.operationId)).rejects.toThrow('a bug');
    expect(await office.ledger.views.findOperation(draft.operation.operationId)).toMatchObject({
      state: 'notSent',
      attempts: [{ sentAt: null, cause: 'stoppedBeforeSending' }],
    });
    expect(office.sandbox.rows()).toHaveLength(1);
  });

  it('before its chain is taken leaves it a draft that holds nothing', async () => {
    const office = await openOffice({ keychain: { read: broken, keep: broken, forget: broken } });
    const id = await office.pay();
    const draft = await office.prepare(id);
    await expect(office.desk.confirm(draft.operation.operationId)).rejects.toThrow('a bug');
    expect((await office.ledger.views.findOperation(draft.operation.operationId))?.state).toBe('drafted');
    expect((await office.ledger.views.findChain('SHOP', id))?.balance.left).toBe(10_000);
    expect(office.sandbox.rows()).toHaveLength(1);
  });
});
