import type { Guard } from '../guards.ts';
import { arrangeRows, type Picture, pictureAccount, pictureOperation, pictureRow } from '../picture.ts';
import type { OrderSituation } from './order-situation.ts';

/**
 * What the review of a charge showed, as far as it decides what is sent: everything under its order. What else its customer
 * paid counts by the guards that it raises.
 */
export function takeOrderPicture({ rows, operations, account }: OrderSituation, guards: readonly Guard[]): Picture {
  return {
    rows: arrangeRows(rows.map((row) => pictureRow(row, account))),
    operations: operations.map(pictureOperation),
    beside: [],
    plan: null,
    guards: [...new Set(guards.map(({ kind }) => kind))].toSorted(),
    account: pictureAccount(account),
  };
}
