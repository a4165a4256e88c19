import type { OrderSituation } from '../../../../main/domain/charge/order-situation.ts';
import { noon, rules } from '../samples.ts';

/** An order of which nothing is known yet, without a source. */
export function emptyOrder(changes: Partial<OrderSituation> = {}): OrderSituation {
  return {
    accountId: 'SHOP',
    orderId: 'W-2',
    rows: [],
    operations: [],
    doubted: [],
    openOnOrder: [],
    unread: [],
    source: null,
    cardExpiry: '',
    onAlias: [],
    openOnAlias: [],
    onClient: [],
    openOnClient: [],
    refusedInstalments: [],
    account: rules,
    now: noon,
    actor: 'a.clerk',
    ...changes,
  };
}
