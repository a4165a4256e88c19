import type { TransactionDetail } from '../../../../contract/index.ts';
import type { Row } from '../../../../sandbox/index.ts';
import { blame, findRow, type World } from '../world.ts';
import { isOfPageForCertain } from './pages.ts';

/**
 * A second payment on one page of the gateway's form is shown at both, once both were told; and what is shown as one was paid on the
 * same page, or may be yet.
 */
export function judgePaidAgain(world: World, row: Row, { paidAgain }: TransactionDetail): void {
  const page = world.pages.find(({ kind, made }) => kind === 'hostedForm' && made.includes(row.transactionId));
  const others = page?.made.filter((id) => id !== row.transactionId) ?? [];
  const isPaid = (id: string) => page !== undefined && !isUndone(world, id) && isOfPageForCertain(world, page, id);
  const missing = isPaid(row.transactionId) ? others.filter((id) => isPaid(id) && !paidAgain.includes(id)) : [];
  const invented = paidAgain.filter((id) => !others.includes(id));
  if (missing.length + invented.length === 0) return;
  blame(world, {
    kind: 'wrongPageTold',
    about: `paid again ${row.transactionId}`,
    said: `${row.transactionId} says of its page: also paid ${paidAgain.join(', ') || 'nothing'}`,
    book: `${others.join(', ') || 'nothing else'} on the same page`,
  });
}

function isUndone(world: World, transactionId: string): boolean {
  return findRow(world, transactionId)?.voidedBy !== null;
}
