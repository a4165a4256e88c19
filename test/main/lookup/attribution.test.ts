import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { nothingBeside } from '../../../main/domain/beside.ts';
import { openGateway } from '../../../main/gateway/gateway.ts';
import { createAttribution, pauses } from '../../../main/lookup/attribution.ts';
import { fetchTransactions } from '../../../main/lookup/fetch.ts';
import type { Wanted } from '../../../main/lookup/request.ts';
import { openMemoryStore } from '../../../main/vault/memory.ts';
import { openVault } from '../../../main/vault/vault.ts';
import { secret } from '../../sandbox/client.ts';
import { openOffice } from '../desk/office.ts';
import { refundRow, situation, transaction } from '../domain/samples.ts';
import { row as toldRow } from '../ledger/samples.ts';

const nameless = refundRow({ referenceId: null, rootId: 'R1' });

/** A payment of an order in which an edit may be of it. */
function unsureChain(edit = nameless, orderId = 'W-1') {
  const rows = [transaction({ orderId }), transaction({ transactionId: 'A2', orderId }), { ...edit, orderId }];
  return situation([transaction({ orderId })], [], {}, { ...nothingBeside, edits: [{ ...edit, orderId }], rows }).chain;
}

function openAttribution() {
  const asked: Wanted[] = [];
  const clock = { time: 0 };
  const attribution = createAttribution({
    now: () => clock.time,
    ask: async (_, wanted) => {
      asked.push(wanted);
      throw new Error('The line is dead.');
    },
  });
  return { asked, clock, attribution };
}

describe('an edit that nobody can attribute', () => {
  it('is asked for as well where it can only be of a capture that nobody has told of', () => {
    const { asked, attribution } = openAttribution();
    const authorization = transaction({ operation: 'authorization' });
    const refund = refundRow({ referenceId: 'C1', rootId: 'C1' });
    attribution.consider(situation([authorization], [], {}, { ...nothingBeside, traces: [refund] }).chain);
    expect(asked).toEqual([{ by: 'order', orderId: 'W-1' }]);
  });

  it('is asked for where it is a capture that is only taken for one of this authorization', () => {
    const { asked, attribution } = openAttribution();
    const capture = transaction({ transactionId: 'C1', operation: 'capture', referenceId: 'A1', orderId: 'edit-1' });
    const chain = (changes: object) =>
      situation([transaction({ operation: 'authorization' }), { ...capture, ...changes }]).chain;
    attribution.consider(chain({}));
    expect(asked).toEqual([]);
    attribution.consider(chain({ referenceInferred: true }));
    expect(asked).toEqual([{ by: 'order', orderId: 'edit-1' }]);
  });

  it('is asked for by its order, a few times and further and further apart', () => {
    const { asked, clock, attribution } = openAttribution();
    attribution.consider(unsureChain());
    attribution.consider(unsureChain());
    expect(asked).toEqual([{ by: 'order', orderId: 'W-1' }]);
    for (const pause of pauses.slice(1)) {
      const before = asked.length;
      clock.time += pause - 1;
      attribution.consider(unsureChain());
      expect(asked).toHaveLength(before);
      clock.time += 1;
      attribution.consider(unsureChain());
      expect(asked).toHaveLength(before + 1);
    }
    clock.time += 1e12;
    attribution.consider(unsureChain());
    expect(asked).toHaveLength(pauses.length);
  });

  it('is another question once another one has come, and no question where all is known', () => {
    const { asked, attribution } = openAttribution();
    attribution.consider(unsureChain());
    attribution.consider(unsureChain({ ...nameless, transactionId: 'R2' }));
    attribution.consider(situation().chain);
    attribution.consider(unsureChain(nameless, 'W-1;W-2'));
    expect(asked).toHaveLength(2);
  });

  it('asks nobody any more once the room is closed', async () => {
    const { asked, attribution } = openAttribution();
    await attribution.stop();
    attribution.consider(unsureChain());
    expect(asked).toEqual([]);
  });

  it('is in the chain that the gateway names, once it was asked', async () => {
    const office = await openOffice({ shop: { exportLagMinutes: 0 } });
    const { ledger, shop, account, clock } = office;
    const first = await office.pay({ ORDERID: 'W-7' });
    const second = await office.pay({ ORDERID: 'W-7' });
    const { TRANSACTIONID = '' } = await shop.refund(first, { AMOUNT: '10000', ORDERID: 'W-7' });
    const told = { transactionId: TRANSACTIONID, referenceId: null, operation: 'refund', orderId: 'W-7' } as const;
    const row = toldRow({ ...told, happenedAt: clock.now(), timeKnown: false });
    const stamp = { actor: 'a.clerk', at: clock.now() };
    await ledger.intake.recordRows(createId(), { rows: [row], source: 'notification' }, stamp);
    const read = (id: string) => ledger.views.findChain('SHOP', id);
    const unsure = await read(second);
    expect(unsure?.balance).toMatchObject({ left: 0, leftAtMost: 10_000 });
    const gateway = openGateway({
      proxyFor: async () => undefined,
      patience: { connect: 2_000, headers: 2_000, total: 3_000 },
    });
    const keychain = openMemoryStore(new Map([['sandbox/SHOP', secret]]));
    const vault = openVault({ keychain, memory: openMemoryStore() });
    const attribution = createAttribution({
      now: clock.now,
      ask: (_, wanted) =>
        fetchTransactions({ ledger, gateway, vault, clock, createId, actor: 'a.clerk' }, account, wanted),
    });
    if (unsure) attribution.consider(unsure);
    await attribution.stop();
    await gateway.close();
    expect((await read(first))?.balance).toMatchObject({ left: 0, leftAtMost: 0, unsure: [] });
    expect((await read(second))?.balance).toMatchObject({ left: 10_000, leftAtMost: 10_000, unsure: [] });
  });
});
