import type { TransactionDetail, TransactionRow } from '../../../../contract/index.ts';
import type { Row } from '../../../../sandbox/index.ts';
import { blame, findRow, type World } from '../world.ts';
import { chainOf } from './told-book.ts';

/** Every row's amount that is shown as known is the book's; and no row has an outcome that nobody told. */
export function judgeAmounts(world: World, detail: TransactionDetail): void {
  for (const entry of detail.timeline) {
    if (entry.kind === 'transaction') judgeRow(world, entry.row);
  }
}

function judgeRow(world: World, shown: TransactionRow): void {
  const row = findRow(world, shown.transactionId);
  if (!row) return;
  const { transactionId, amount, status } = shown;
  const isSame = amount.minor === row.amount && amount.currency === row.currency;
  if (!isSame && !isUntold(world, row, shown)) {
    blame(world, {
      kind: 'otherAmountThanBook',
      about: transactionId,
      said: `${transactionId}: ${amount.minor} ${amount.currency}`,
      book: `${row.amount} ${row.currency}`,
    });
  }
  const isFinal = status === 'succeeded' || status === 'refused';
  if (isFinal && !world.heard.hasCode(transactionId)) {
    blame(world, {
      kind: 'proofWithoutOutcome',
      about: transactionId,
      said: `${transactionId} is ${status} (${shown.execcode})`,
      book: `no source told a code of it; the book has ${row.execcode}`,
    });
  }
}

/** A void may come without its amount (rules.md E36); a currency that nobody told of a chain is the account's. */
function isUntold(world: World, row: Row, { amount }: TransactionRow): boolean {
  if ((row.operation === 'void' || row.operation === 'stopntimes') && amount.minor === 0) return true;
  if (amount.currency === row.currency) return false;
  return !chainOf(world, row).some(({ transactionId }) => world.heard.of(transactionId).some(tellsCurrency));
}

function tellsCurrency({ currency }: { readonly currency: boolean }): boolean {
  return currency;
}
