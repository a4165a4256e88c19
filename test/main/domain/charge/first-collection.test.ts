import { describe, expect, it } from 'vitest';
import { decideCharge, findChargeGuards } from '../../../../main/domain/charge/decide-charge.ts';
import type { OrderSituation } from '../../../../main/domain/charge/order-situation.ts';
import type { CartItem } from '../../../../protocol/collection/index.ts';
import { payer } from '../../../sandbox/mandate.ts';
import { attempt, euros, noon, operation, rules, transaction } from '../samples.ts';
import { emptyOrder } from './orders.ts';

const account = { ...rules, paymentMethod: 'directDebit' } as const;
const order = (changes: Partial<OrderSituation> = {}) => emptyOrder({ account, ...changes });

const asked = {
  operation: 'payment',
  accountId: 'SHOP',
  transactionId: null,
  orderId: 'W-2',
  minor: 2_500,
  description: 'March',
  client: 'j.snow',
  clientEmail: 'j.snow@example.com',
  captureDay: '',
  agreement: 'signed on paper on 1 January',
  reason: 'recurringDue',
  note: '',
  further: payer,
} as const;

const item = (changes: Partial<CartItem> = {}): CartItem => ({
  name: 'Socks',
  itemId: '',
  price: 1_250,
  quantity: 2,
  discount: '',
  tax: '',
  seller: '',
  ...changes,
});

describe('a first collection may be drafted', () => {
  it('without an alias, on an account that takes direct debits alone or among others', () => {
    expect(decideCharge(asked, order())).toMatchObject({ value: { alias: '', amount: euros(2_500) } });
    const on = (paymentMethod: typeof rules.paymentMethod) =>
      decideCharge(asked, order({ account: { ...rules, paymentMethod } }));
    expect(on('several')).toMatchObject({ kind: 'decided' });
    for (const method of ['card', 'other', 'notSaid'] as const) {
      expect(on(method)).toMatchObject({ refusal: { obstacle: 'noDirectDebit' } });
    }
  });

  it.each(Object.keys(payer))('only with the payer’s %s', (name) => {
    expect(decideCharge({ ...asked, further: { ...payer, [name]: ' ' } }, order())).toMatchObject({
      refusal: { obstacle: 'payerUnknown' },
    });
  });

  it('as one payment: nothing is set aside on a mandate, nor split', () => {
    const instalments = [
      { day: '2026-01-15', minor: 1_250 },
      { day: '2026-02-15', minor: 1_250 },
    ];
    const mandateOnlyCollects = { refusal: { obstacle: 'mandateOnlyCollects' } };
    expect(decideCharge({ ...asked, instalments }, order())).toMatchObject(mandateOnlyCollects);
    expect(decideCharge({ ...asked, operation: 'authorization' }, order())).toMatchObject(mandateOnlyCollects);
  });

  it('with a basket that comes to its amount, or that says no price somewhere (1007)', () => {
    const withCart = (...cart: CartItem[]) => decideCharge({ ...asked, cart }, order());
    expect(withCart(item())).toMatchObject({ kind: 'decided' });
    expect(withCart(item(), item({ price: null, quantity: null }))).toMatchObject({ kind: 'decided' });
    expect(withCart(item(), item())).toMatchObject({ refusal: { obstacle: 'cartUnfit' } });
    expect(withCart(item({ quantity: null }))).toMatchObject({ refusal: { obstacle: 'cartUnfit' } });
  });

  it('not beside one of its order that waits for its holder or the bank', () => {
    const pending = operation('pending', { operation: 'payment', chainId: 'order:W-2', orderId: 'W-2' });
    expect(decideCharge(asked, order({ operations: [pending] }))).toMatchObject({ refusal: { code: 'chainBusy' } });
  });
});

describe('guards of a first collection', () => {
  const kinds = (changes: Partial<OrderSituation>) =>
    findChargeGuards(order(changes), { minor: 2_500, captureDay: '', instalments: [] }).map(({ kind }) => kind);
  const collected = (changes = {}) => transaction({ orderId: 'W-9', amount: euros(2_500), ...changes });

  it('see the same amount from the same customer lately, whatever its order', () => {
    expect(kinds({})).toEqual([]);
    expect(kinds({ onClient: [collected()] })).toEqual(['sameClientLately']);
    expect(kinds({ onClient: [collected({ status: 'waiting' })] })).toEqual(['sameClientLately']);
    expect(kinds({ onClient: [collected({ amount: euros(2_501) })] })).toEqual([]);
    expect(kinds({ onClient: [collected({ status: 'refused' })] })).toEqual([]);
    expect(kinds({ onClient: [collected({ happenedAt: noon - 3 * 86_400_000 - 1 })] })).toEqual([]);
  });

  it('see one of this desk whose outcome is open', () => {
    const open = operation('unknown', { operation: 'payment', amount: euros(2_500), attempts: [attempt()] });
    expect(kinds({ openOnClient: [open] })).toEqual(['sameClientLately']);
  });
});
