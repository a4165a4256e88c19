import { describe, expect, it } from 'vitest';
import type { OperationRequest } from '../../../contract/index.ts';
import { asked, decide } from '../../sandbox/holder.ts';
import { importRows, row } from '../ledger/samples.ts';
import { lostAnswer, madeUnder, notOpen, payWithAlias } from './alias-office.ts';
import { executedFor, type Office, type OfficeOptions, openOffice, operationOf } from './office.ts';

function credit(transactionId: string, minor = 2_500, orderId = 'C-1'): OperationRequest {
  return { operation: 'credit', accountId: 'SHOP', transactionId, minor, orderId, reason: 'winnings', note: '' };
}

/** A desk whose account and gateway make credits of this kind. */
const openCreditOffice = (mode: 'off' | 'credit' | 'cft', more: OfficeOptions = {}) =>
  openOffice({ ...more, shop: { credit: mode }, account: { creditMode: mode } });

/** A payment with an alias by a holder whom the bank has recognised. */
async function payAuthenticated(office: Office): Promise<string> {
  const more = { AMOUNT: '10000', ORDERID: 'W-1001', CREATEALIAS: 'yes', ...asked };
  const id = await decide(await office.shop.pay(more));
  await office.importAll();
  return id;
}

describe('preparing a credit', () => {
  it('sends the alias with its customer, the amount and an order of its own, and no card', async () => {
    const office = await openCreditOffice('credit');
    const payment = await payWithAlias(office);
    const draft = await office.desk.prepare(credit(payment));
    const parameters = draft.ok ? draft.value.parameters : [];
    expect(Object.fromEntries(parameters.map(({ name, value }) => [name, value]))).toEqual({
      IDENTIFIER: 'SHOP',
      OPERATIONTYPE: 'credit',
      ORDERID: 'C-1',
      AMOUNT: '2500',
      ALIAS: office.sandbox.rows().at(-1)?.alias,
      ALIASMODE: 'subscription',
      CLIENTIDENT: 'john.snow',
      CLIENTEMAIL: 'john.snow@example.com',
      CLIENTIP: '127.0.0.1',
      CLIENTUSERAGENT: 'be2bill-console',
      DESCRIPTION: 'credit: winnings',
      EXTRADATA: draft.ok ? draft.value.operation.attempts[0]?.attemptId : '',
      VERSION: '3.0',
    });
    expect(draft).toMatchObject({ value: { before: null, after: null, until: null } });
  });

  it('names the reference as well where credits are fund transfers (S3:75)', async () => {
    const office = await openCreditOffice('cft');
    const payment = await payAuthenticated(office);
    const draft = await office.desk.prepare(credit(payment));
    expect(draft.ok && draft.value.parameters).toContainEqual({ name: 'TRANSACTIONID', value: payment });
  });

  it('knows no limit from what was paid', async () => {
    const office = await openCreditOffice('credit');
    const payment = await payWithAlias(office);
    expect(operationOf(await office.perform(credit(payment, 5_000_000))).state).toBe('succeeded');
  });

  it.each<['off' | 'credit' | 'cft', string, (office: Office) => Promise<string>]>([
    ['off', 'creditOff', (office) => payWithAlias(office)],
    ['credit', 'noAlias', (office) => office.pay()],
    ['cft', 'notAuthenticated', (office) => payWithAlias(office)],
  ])('on an account with credit %s says %s', async (mode, obstacle, arrange) => {
    const office = await openCreditOffice(mode);
    expect(await office.desk.prepare(credit(await arrange(office)))).toEqual(notOpen(obstacle));
  });

  it('refuses an order that the gateway would not take, by name', async () => {
    const office = await openCreditOffice('credit');
    const payment = await payWithAlias(office);
    expect(await office.desk.prepare(credit(payment, 100, 'x'.repeat(41)))).toEqual({
      ok: false,
      refusal: { code: 'invalidInput', field: 'ORDERID' },
    });
  });
});

describe('confirming a credit', () => {
  it.each(['credit', 'cft'] as const)('with %s sends it once, and touches no debit', async (mode) => {
    const office = await openCreditOffice(mode);
    const payment = mode === 'cft' ? await payAuthenticated(office) : await payWithAlias(office);
    const operation = operationOf(await office.perform(credit(payment)));
    expect(operation).toMatchObject({ state: 'succeeded', orderId: 'C-1', amount: { minor: 2_500 } });
    expect(executedFor(office.sandbox, operation)).toBe(1);
    expect((await office.ledger.views.findChain('SHOP', payment))?.balance).toMatchObject({ left: 10_000 });
    const own = operation.attempts[0]?.transactionId ?? '';
    expect((await office.ledger.views.findChain('SHOP', own))?.transactions).toMatchObject([
      { operation: 'credit', client: 'john.snow', amount: { minor: 2_500 } },
    ]);
    expect(await office.action(own, 'void')).toMatchObject({ open: true, reference: { transactionId: own } });
    expect(await office.action(own, 'refund')).toMatchObject({ open: false, obstacle: 'notADebit' });
  });

  it('is refused by the gateway where it is not activated: 3003', async () => {
    const office = await openOffice({ shop: { credit: 'off' }, account: { creditMode: 'credit' } });
    const payment = await payWithAlias(office);
    const operation = operationOf(await office.perform(credit(payment)));
    expect(operation).toMatchObject({ state: 'refused', attempts: [{ execcode: '3003', transactionId: null }] });
  });

  it('whose answer is lost holds its order, so that nobody is paid twice for it', async () => {
    const office = await openCreditOffice('credit', lostAnswer);
    const payment = await payWithAlias(office);
    const first = operationOf(await office.perform(credit(payment)));
    expect(first.state).toBe('unknown');
    expect(await office.perform(credit(payment))).toEqual({
      ok: false,
      refusal: { code: 'chainBusy', operationId: first.operationId, toSettle: true },
    });
    expect(operationOf(await office.perform(credit(payment, 2_500, 'C-2'))).state).toBe('unknown');
    expect(madeUnder(office, 'C-1', 'credit')).toHaveLength(1);
  });
});

describe('a credit of what was given before', () => {
  const guardsOf = async (office: Office, request: OperationRequest) => {
    const draft = await office.desk.prepare(request);
    if (!draft.ok) throw new Error(JSON.stringify(draft.refusal));
    return draft.value.guards;
  };
  const refundOf = (office: Office, payment: string) => office.ask(payment, 2_500);

  it('is asked about where it was credited under another order, by this desk or by somebody else', async () => {
    const office = await openCreditOffice('credit');
    const payment = await payWithAlias(office);
    expect(await guardsOf(office, credit(payment))).toEqual([]);
    await office.perform(credit(payment));
    const again = credit(payment, 2_500, 'C-2');
    expect(await guardsOf(office, again)).toMatchObject([{ kind: 'sameAmountLately', orderId: 'C-1' }]);
    expect(await guardsOf(office, credit(payment, 2_501, 'C-2'))).toEqual([]);
    expect(await guardsOf(office, refundOf(office, payment))).toMatchObject([{ gave: 'credit', orderId: 'C-1' }]);
    const [alias] = office.sandbox.rows().flatMap((row) => row.alias || []);
    const seen = {
      operation: 'credit',
      transactionId: 'K9',
      orderId: 'C-9',
      amountMinor: 700,
      alias: alias ?? '',
    } as const;
    await importRows(office.ledger, [row({ ...seen, happenedAt: office.clock.time })]);
    expect(await guardsOf(office, credit(payment, 700, 'C-3'))).toMatchObject([
      { transactionId: 'K9', orderId: 'C-9' },
    ]);
  });

  it('is asked about where the answer named no TRANSACTIONID, also under the same order', async () => {
    const office = await openCreditOffice('credit', {
      wrapGateway: (real) => ({
        ...real,
        send: async (request) => {
          const delivery = await real.send(request);
          return delivery.kind === 'answered'
            ? { ...delivery, answer: { ...delivery.answer, transactionId: undefined } }
            : delivery;
        },
      }),
    });
    const payment = await payWithAlias(office);
    expect(operationOf(await office.perform(credit(payment))).state).toBe('succeeded');
    expect(await guardsOf(office, credit(payment))).toMatchObject([{ kind: 'sameAmountLately', transactionId: null }]);
  });

  it('is asked about while nobody knows whether it was credited, or refunded', async () => {
    const office = await openCreditOffice('credit', lostAnswer);
    const payment = await payWithAlias(office);
    await office.perform(credit(payment));
    const open = { kind: 'sameAmountLately', isOpen: true } as const;
    expect(await guardsOf(office, credit(payment, 2_500, 'C-2'))).toMatchObject([open]);
    const refunded = await openCreditOffice('credit', lostAnswer);
    const other = await payWithAlias(refunded);
    await refunded.refund(other, 2_500);
    expect(await guardsOf(refunded, credit(other))).toMatchObject([{ ...open, gave: 'refund' }]);
  });
});
