import { describe, expect, it } from 'vitest';
import { decideCharge, decideTakingOrder, findChargeGuards } from '../../../../main/domain/charge/decide-charge.ts';
import { takeOrderPicture } from '../../../../main/domain/charge/order-picture.ts';
import type { OrderSituation } from '../../../../main/domain/charge/order-situation.ts';
import { draftLife } from '../../../../main/domain/deadline.ts';
import type { OperationState } from '../../../../main/domain/operation.ts';
import { attempt, euros, noon, operation, rules, transaction } from '../samples.ts';
import { emptyOrder } from './orders.ts';

const alias = 'A142429';
const source = transaction({ alias });

const order = (changes: Partial<OrderSituation> = {}) => emptyOrder({ source, ...changes });

const asked = {
  operation: 'authorization',
  accountId: 'SHOP',
  transactionId: 'A1',
  orderId: 'W-2',
  minor: 2_500,
  description: 'March',
  client: 'j.snow',
  clientEmail: 'j.snow@example.com',
  captureDay: '',
  agreement: 'contract 12',
  reason: 'recurringDue',
  note: '',
} as const;

/** The charge above in a state, drafted before. */
const charge = (state: OperationState, changes = {}) =>
  operation(state, {
    operationId: 'mine',
    operation: 'payment',
    chainId: 'order:W-2',
    orderId: 'W-2',
    amount: euros(2_500),
    attempts: [attempt({ parameters: { ALIAS: alias } })],
    ...changes,
  });

const charged = (changes = {}) =>
  transaction({ transactionId: 'P1', rootId: 'P1', orderId: 'W-9', alias, amount: euros(2_500), ...changes });

const kinds = (situation: OrderSituation) =>
  findChargeGuards(situation, { minor: 2_500, captureDay: '', instalments: [] }).map(({ kind }) => kind);

describe('a charge may be drafted', () => {
  it('by a mandate as a single payment alone', () => {
    const source = transaction({ alias, method: 'directDebit' });
    const mandateOnlyCollects = { refusal: { obstacle: 'mandateOnlyCollects' } };
    const plan = [
      { day: '2026-03-10', minor: 1_250 },
      { day: '2026-04-10', minor: 1_250 },
    ];
    expect(decideCharge({ ...asked, operation: 'payment', instalments: plan }, order({ source }))).toMatchObject(
      mandateOnlyCollects,
    );
    expect(decideCharge(asked, order({ source }))).toMatchObject(mandateOnlyCollects);
    expect(decideCharge({ ...asked, operation: 'payment' }, order({ source }))).toMatchObject({ value: { alias } });
  });

  it('by the alias of its source, and not where there is none', () => {
    expect(decideCharge(asked, order())).toMatchObject({ value: { alias, amount: euros(2_500) } });
    for (const none of [null, transaction()]) {
      expect(decideCharge(asked, order({ source: none }))).toMatchObject({ refusal: { obstacle: 'noAlias' } });
    }
  });

  it('in the currency of its account, and not where its source was told in another', () => {
    const source = transaction({ alias, amount: { minor: 2_500, currency: 'KWD' } });
    const other = { refusal: { obstacle: 'otherAccountCurrency' } };
    expect(decideCharge(asked, order({ source }))).toMatchObject(other);
    expect(decideCharge(asked, order({ source: { ...source, currencyKnown: false } }))).toMatchObject({
      value: { alias },
    });
  });

  it.each<[OperationState, boolean]>([
    ['confirmed', true],
    ['sending', true],
    ['unknown', true],
    ['pending', true],
    ['succeeded', false],
    ['refused', false],
    ['notSent', false],
  ])('beside one of its order that is %s: refused %s, whichever of the two it is', (state, isBusy) => {
    const decision = decideCharge(asked, order({ operations: [charge(state)] }));
    expect(decision.kind === 'refused').toBe(isBusy);
    if (isBusy) expect(decision).toMatchObject({ refusal: { code: 'chainBusy', toSettle: state === 'unknown' } });
  });

  it('for a capture tomorrow at the earliest; a payment names no day', () => {
    const today = decideCharge({ ...asked, captureDay: '2026-01-15' }, order());
    expect(today).toMatchObject({ refusal: { obstacle: 'captureDayPassed' } });
    expect(decideCharge({ ...asked, captureDay: '2026-01-16' }, order())).toMatchObject({
      value: { captureDay: '2026-01-16' },
    });
    expect(decideCharge({ ...asked, operation: 'payment', captureDay: '2026-01-16' }, order())).toMatchObject({
      value: { captureDay: '' },
    });
  });
});

describe('guards of a charge', () => {
  it('are none where nothing speaks against it', () => expect(kinds(order())).toEqual([]));

  it('see that its order was charged, but for what was refused or voided', () => {
    const onOrder = (changes: object) => order({ rows: [transaction({ orderId: 'W-2', ...changes })] });
    for (const kind of ['payment', 'authorization', 'capture'] as const) {
      expect(kinds(onOrder({ operation: kind }))).toEqual(['orderCharged']);
    }
    expect(kinds(onOrder({ status: 'waiting' }))).toEqual(['orderCharged']);
    for (const changes of [{ status: 'refused' }, { voidedBy: 'V1' }, { operation: 'refund' }]) {
      expect(kinds(onOrder(changes))).toEqual([]);
    }
  });

  it('see a charge of its order that succeeded without a row', () => {
    expect(kinds(order({ operations: [charge('succeeded', { operationId: 'other' })] }))).toEqual(['orderCharged']);
    expect(kinds(order({ operations: [charge('refused', { operationId: 'other' })] }))).toEqual([]);
  });

  it('see the same amount from the same alias lately, whatever its order', () => {
    const on = (changes: object) => order({ onAlias: [charged(changes)] });
    expect(kinds(on({}))).toEqual(['sameAliasLately']);
    expect(kinds(on({ amount: euros(2_501) }))).toEqual([]);
    expect(kinds(on({ status: 'refused' }))).toEqual([]);
    expect(kinds(on({ happenedAt: noon - 3 * 86_400_000 - 1 }))).toEqual([]);
    expect(kinds(order({ openOnAlias: [charge('unknown', { operationId: 'other' })] }))).toEqual(['sameAliasLately']);
  });

  it('see a refused instalment that may be tried again, a colleague, and what could not be read', () => {
    const refused = transaction({ transactionId: 'I2', schedule: '2-3', status: 'refused' });
    expect(kinds(order({ refusedInstalments: [refused] }))).toEqual(['instalmentRetries']);
    const colleague = { actor: 'b.clerk', operation: 'credit', since: noon } as const;
    expect(kinds(order({ openOnOrder: [colleague] }))).toEqual(['colleagueAtIt']);
    expect(kinds(order({ openOnOrder: [{ ...colleague, actor: 'a.clerk' }] }))).toEqual([]);
  });
});

describe('taking an order', () => {
  const drafted = charge('drafted');
  const review = { picture: takeOrderPicture(order(), []), extent: null, account: rules } as const;
  const confirm = (situation: OrderSituation, guardAnswer: string | null = null, of = drafted) =>
    decideTakingOrder({ kind: 'confirm', guardAnswer }, of, review, situation);

  it('is done once nothing stands against it, and the charge does not stand in its own way', () => {
    expect(confirm(order())).toMatchObject({ kind: 'decided', value: { kind: 'operationConfirmed' } });
    const again = { kind: 'again', attemptId: 'attempt-2', request: { url: '', parameters: {} } } as const;
    const mine = charge('notSent');
    const sent = decideTakingOrder(again, mine, review, order({ operations: [mine], openOnAlias: [mine] }));
    expect(sent).toMatchObject({ kind: 'decided', value: { kind: 'attemptAdded' } });
    for (const state of ['succeeded', 'pending', 'unknown'] as const) {
      expect(decideTakingOrder(again, charge(state), review, order())).toMatchObject({
        refusal: { code: 'notRepeatable' },
      });
    }
  });

  it.each<[string, OrderSituation]>([
    ['chainBusy', order({ operations: [charge('pending', { operationId: 'other' })] })],
    [
      'chainBusy',
      order({
        operations: [charge('refused', { operationId: 'other', deskId: 'desk-2' })],
        doubted: [{ operationId: 'other', transactionId: 'X9' }],
      }),
    ],
    ['draftExpired', order({ now: noon + draftLife + 1 })],
    ['changedSinceReview', order({ rows: [transaction({ orderId: 'W-2' })] })],
    ['changedSinceReview', order({ onAlias: [charged()] })],
    ['changedSinceReview', order({ account: { ...rules, identifier: 'OTHER' } })],
  ])('is refused: %s', (code, situation) => {
    expect(confirm(situation, 'it is due')).toMatchObject({ refusal: { code } });
  });

  it('is refused once its source is told in another currency than its account is set to', () => {
    const source = transaction({ alias, amount: { minor: 2_500, currency: 'KWD' } });
    expect(confirm(order({ source }))).toMatchObject({ refusal: { obstacle: 'otherAccountCurrency' } });
  });

  it('waits for an answer to what its review warned of', () => {
    const situation = order({ onAlias: [charged()] });
    const guards = findChargeGuards(situation, { minor: 2_500, captureDay: '', instalments: [] });
    const warned = { ...review, picture: takeOrderPicture(situation, guards) };
    const answer = (guardAnswer: string | null) =>
      decideTakingOrder({ kind: 'confirm', guardAnswer }, drafted, warned, situation);
    expect(answer(null)).toMatchObject({ refusal: { code: 'guardUnanswered' } });
    expect(answer('two months at once')).toMatchObject({
      value: { guarded: { kinds: ['sameAliasLately'], answer: 'two months at once' } },
    });
  });

  it('is refused once the day of its capture has come', () => {
    const scheduled = charge('drafted', {
      operation: 'authorization',
      attempts: [attempt({ parameters: { ALIAS: alias, CAPTUREDATE: '2026-01-16' } })],
    });
    const later = order({ now: noon + 12 * 3_600_000 });
    expect(confirm(later, null, scheduled)).toMatchObject({ refusal: { obstacle: 'captureDayPassed' } });
  });
});
