import { v7 as createId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { takeOrderPicture } from '../../../../main/domain/charge/order-picture.ts';
import type { Operation } from '../../../../main/domain/operation.ts';
import { openPageOf } from '../../../../main/domain/page/page.ts';
import type { Draft } from '../../../../main/ports/journal.ts';
import { draft, row, rules, stamp } from '../../ledger/samples.ts';
import type { OpenLedger } from '../contract.ts';
import type { LedgerPorts } from '../core.ts';
import { answered, type Clerk, seat, waiting } from './clerk.ts';

const order = { operation: 'payment', chainId: 'order:W-2', orderId: 'W-2', referenceId: 'A1' } as const;
const hour = 3_600_000;

/** A payment under W-2 that was drafted and reviewed, for the gateway's form or not. */
async function prepare({ ledger }: Clerk, path: string): Promise<Draft> {
  const asked = draft(order);
  const parameters = { ORDERID: 'W-2', EXTRADATA: asked.attemptId };
  const question = { accountId: 'SHOP', orderId: 'W-2', sourceId: 'A1', alias: '', client: '', now: stamp.at };
  const facts = await ledger.views.readOrder(question);
  const picture = takeOrderPicture({ ...facts, account: rules, actor: stamp.actor, now: stamp.at }, []);
  const request = { url: `http://127.0.0.1:1${path}`, parameters };
  const drafted = { ...asked, request, review: { picture, extent: null, account: rules } };
  await ledger.journal.draft(drafted, stamp);
  return drafted;
}

const look = (ledger: LedgerPorts, operationId: string, begunAt: number) => {
  const page = { begunAt, zone: 'Europe/Paris', lag: hour };
  return ledger.journal.recordLookUp(operationId, { result: 'nothing', cause: null, page }, stamp);
};

/** Pages for a holder: handed over without an answer, kept from one, and over at the end. */
export function describePages(open: OpenLedger): void {
  describe('a page for the holder', () => {
    it.each([
      ['at once', {}],
      ['once something else was asked', waiting],
    ])(
      'of the form is handed over %s, holds its order, lapses by a late look-up and is proved even then',
      async (_, how) => {
        const clerk = await seat(await open());
        const { ledger } = clerk;
        const { operationId, attemptId } = await prepare(clerk, '/front/form/process');
        const taken = await clerk.take({ operationId } as Draft, how);
        const handed = how === waiting ? await ledger.journal.begin(operationId, attemptId, stamp) : undefined;
        expect(handed ?? (taken.kind === 'taken' && taken.operation)).toMatchObject({
          state: 'pending',
          attempts: [{ sentAt: stamp.at, endedAt: null, verdict: 'pending' }],
        });
        const second = await prepare(clerk, '/front/form/process');
        expect(await clerk.take(second)).toMatchObject({ refusal: { code: 'chainBusy', operationId } });
        await look(ledger, operationId, stamp.at + 24 * hour);
        expect(await ledger.views.findOperation(operationId)).toMatchObject({ state: 'pending' });
        await look(ledger, operationId, stamp.at + 26 * hour);
        expect(await ledger.views.findOperation(operationId)).toMatchObject({
          state: 'unknown',
          attempts: [{ cause: 'pageLapsed', verdict: 'unknown' }],
        });
        const made = { transactionId: 'A77', orderId: 'W-2', amountMinor: 4_000, extraData: attemptId };
        expect(await clerk.import(row({ ...made, transactionId: 'A76', execcode: '4001' }))).toEqual([]);
        expect(await clerk.import(row(made))).toEqual([operationId]);
      },
    );

    it('is in doubt once its refusal was answered under another’s id, while another holds its order', async () => {
      const clerk = await seat(await open());
      const { journal, views, intake } = clerk.ledger;
      const first = await prepare(clerk, '/front/service/rest/process');
      await clerk.take(first);
      expect(await journal.end(first.operationId, first.attemptId, answered('4001', 'B9'), stamp)).toMatchObject({
        state: 'refused',
      });
      const asked = await prepare(clerk, '/front/service/rest/process');
      await clerk.take(asked);
      await journal.end(asked.operationId, asked.attemptId, answered('0001', 'A10'), stamp);
      const question = { accountId: 'SHOP', orderId: 'W-2', sourceId: null, alias: null, client: '', now: stamp.at };
      const doubted = async () => (await views.readOrder(question)).doubted;
      expect(await doubted()).toEqual([]);
      const others = row({ transactionId: 'B9', orderId: 'W-9', amountMinor: 3_000, extraData: '' });
      await intake.recordRows(createId(), { rows: [others], source: 'import' }, stamp);
      expect(await views.findOperation(first.operationId)).toMatchObject({ state: 'refused' });
      expect(await doubted()).toEqual([{ operationId: first.operationId, transactionId: 'B9' }]);
    });

    it('that an answer held is found by its attempt', async () => {
      const clerk = await seat(await open());
      const { journal, views } = clerk.ledger;
      const { operationId, attemptId } = await prepare(clerk, '/front/service/rest/process');
      await clerk.take({ operationId } as Draft);
      const page = { kind: 'post', url: 'https://bank.example/acs', parameters: 'MD=1' } as const;
      const outcome = { kind: 'answered', execcode: '0001', message: '', transactionId: 'A9', page } as const;
      expect(await journal.end(operationId, attemptId, outcome, stamp)).toMatchObject({ state: 'pending' });
      expect(await views.findAnsweredPage(attemptId)).toEqual(page);
      expect(await views.findAnsweredPage(operationId)).toBeUndefined();
    });

    it.each([
      ['its mark', (attemptId: string) => ({ transactionId: 'A8', extraData: attemptId })],
      ['the id that was answered', () => ({ transactionId: 'A9' })],
    ])('is its holder’s until a row with %s waits for the bank, which is told', async (_, named) => {
      const clerk = await seat(await open());
      const { journal, views, feed } = clerk.ledger;
      const { operationId, attemptId } = await prepare(clerk, '/front/service/rest/process');
      await clerk.take({ operationId } as Draft);
      const outcome = { kind: 'answered', execcode: '0002', message: '', transactionId: 'A9' } as const;
      await journal.end(operationId, attemptId, outcome, stamp);
      const told: string[] = [];
      feed.listen(({ operations }) => told.push(...operations.map((operation) => openPageOf(operation) ?? 'none')));
      const made = { orderId: 'W-2', amountMinor: 4_000, ...named(attemptId) };
      await clerk.import(row({ ...made, execcode: '0002' }));
      expect(openPageOf((await views.findOperation(operationId)) as Operation)).toBe('mandate');
      await clerk.import(row({ ...made, execcode: '0003' }));
      const found = (await views.findOperation(operationId)) as Operation;
      expect(found).toMatchObject({ state: 'pending', attempts: [{ withBank: true }] });
      expect(openPageOf(found)).toBeUndefined();
      if (named(attemptId).transactionId === 'A8') expect(told).toEqual(['mandate', 'none']);
    });
  });
}
