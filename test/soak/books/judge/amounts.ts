import type { TransactionDetail, TransactionRow } from '../../../../contract/index.ts';
import type { Row } from '../../../../sandbox/index.ts';
import { blame, findRow, listAnsweredAs, type World } from '../world.ts';
import { chainOf } from './told-book.ts';
import { saysUnsure } from './warnings.ts';

/** Every row's amount that is shown as known is the book's; and no row has an outcome that nobody told. */
export function judgeAmounts(world: World, detail: TransactionDetail): void {
  for (const entry of detail.timeline) {
    if (entry.kind === 'transaction') judgeRow(world, entry.row, saysUnsure(detail));
  }
}

function judgeRow(world: World, shown: TransactionRow, isUnsure: boolean): void {
  const row = findRow(world, shown.transactionId);
  if (row?.identifier !== shown.accountId) return;
  const { transactionId, amount, status } = shown;
  // The answer told what it was and that it was done; another amount than was sent stands in no answer.
  const answers = listAnsweredAs(world, transactionId);
  if (answers.some(({ operation, minor }) => operation === shown.operation && minor === amount.minor)) return;
  const isSame = amount.minor === row.amount && amount.currency === row.currency;
  if (!isSame && !isUntold(world, row, shown, isUnsure)) {
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

/**
 * A void may come without its amount (rules.md E36). A currency that was told neither of a row nor of what it edits is the
 * account's, rightly or not; where another row of the chain contradicts it, the panel says so.
 */
function isUntold(world: World, row: Row, { amount, currencyKnown }: TransactionRow, isUnsure: boolean): boolean {
  if ((row.operation === 'void' || row.operation === 'stopntimes') && amount.minor === 0) return true;
  if (amount.currency === row.currency) return false;
  if (!currencyKnown) return true;
  if (isCurrencyTold(world, row)) return false;
  const target = chainOf(world, row).find(({ sequence }) => sequence === row.reference);
  return isUnsure || !target || !isCurrencyTold(world, target);
}

/** An edit of the console's own has that of what it edits; a charge begins a chain, and its account's is a setting. */
function isCurrencyTold({ heard }: World, { transactionId, reference }: Row): boolean {
  const isOwnEdit = reference !== null && heard.isOwn(transactionId);
  return isOwnEdit || heard.of(transactionId).some(tellsCurrency);
}

function tellsCurrency({ currency }: { readonly currency: boolean }): boolean {
  return currency;
}
