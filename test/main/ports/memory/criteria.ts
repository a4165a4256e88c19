import { soughtFurther } from '../../../../main/domain/further-texts.ts';
import type { Operation } from '../../../../main/domain/operation.ts';
import type { Transaction } from '../../../../main/domain/transaction.ts';
import { fold } from '../../../../main/ledger/database/fold.ts';
import { beginsWord } from '../../../../main/ledger/search/beginnings.ts';
import type { AmountRange, Condition, Criterion, TimeRange } from '../../../../main/ports/criterion.ts';
import { assertNever } from '../../../../protocol/assert-never.ts';
import { minorDigits } from '../../../../protocol/money/index.ts';

/** Everything that a row is compared with. */
export interface World {
  readonly rows: readonly Transaction[];
  readonly operations: readonly Pick<
    Operation,
    'operationId' | 'accountId' | 'chainId' | 'actor' | 'reason' | 'state' | 'attempts' | 'settlement'
  >[];
}

/** Whether a row is what all criteria ask for: a look at everything, without any index. */
export function meets(row: Transaction, criteria: readonly Criterion[], world: World): boolean {
  return criteria.every(({ negated, anyOf }) => anyOf.some((condition) => isSo(row, condition, world)) !== negated);
}

export function textOf(row: Transaction): string {
  const { transactionId, orderId, client, clientEmail, clientName, further } = row;
  const sought = soughtFurther.flatMap((name) => further[name] ?? []);
  return fold([transactionId, orderId, client, clientEmail, clientName, ...sought].join(' '));
}

export function readWords(text: string): string[] {
  return fold(text).split(/\s+/).filter(Boolean);
}

export function isShort(word: string): boolean {
  return [...word].length < 3;
}

export function holdsWords(row: Transaction, text: string): boolean {
  const searched = textOf(row);
  return readWords(text).every((word) => (isShort(word) ? beginsWord(searched, word) : searched.includes(word)));
}

function isSo(row: Transaction, condition: Condition, world: World): boolean {
  const holds = (text: string, sought: string) => fold(text).includes(fold(sought));
  const onChain = world.operations.filter(
    (one) =>
      one.accountId === row.accountId &&
      one.state !== 'drafted' &&
      ([row.rootId, `schedule:${row.rootId}`].includes(one.chainId) || began(row, one, world)),
  );
  switch (condition.kind) {
    case 'text':
      return holdsWords(row, condition.text);
    case 'phrase':
      return textOf(row).includes(fold(condition.text));
    case 'word':
      return holdsWord(textOf(row), fold(condition.word));
    case 'name':
      return isNamed(row, condition.name, world);
    case 'amount':
      return isAmong(row, condition);
    case 'time':
      return isWithin(row, condition);
    case 'operation':
      return row.operation === condition.operation;
    case 'standing':
      return row.stands.standing === condition.standing;
    case 'authorized':
      return row.stands.standing === 'authorized' && row.accountId === condition.accountId && isWithin(row, condition);
    case 'scheduled':
      return row.stands.standing === 'authorized' && row.captureDay >= condition.from;
    case 'left':
      return (
        row.rootId === row.transactionId &&
        minorDigits(row.stands.currency) === condition.digits &&
        row.stands.left <= condition.to &&
        row.stands.leftAtMost >= condition.from
      );
    case 'code':
      return condition.from <= row.execcode && row.execcode <= condition.to;
    case 'order':
      return holds(row.orderId, condition.text);
    case 'client':
      return holds(row.client, condition.text) || holds(row.clientName, condition.text);
    case 'email':
      return holds(row.clientEmail, condition.text);
    case 'card':
      return isOfCard(row, condition.digits);
    case 'currency':
      return row.amount.currency === condition.currency;
    case 'account':
      return row.accountId === condition.accountId;
    case 'source':
      return row.knownFrom === condition.source;
    case 'actor':
      return onChain.some(({ actor }) => holds(actor, condition.text));
    case 'reason':
      return onChain.some(({ reason }) => reason === condition.reason);
    default:
      return assertNever(condition);
  }
}

export function isAmong({ amount }: Pick<Transaction, 'amount'>, { from, to, digits }: AmountRange): boolean {
  return minorDigits(amount.currency) === digits && from <= amount.minor && amount.minor <= to;
}

/** Whether a charge or credit of the order of a chain's first row made that row, and so everything that came of it. */
function began({ accountId, rootId }: Transaction, charge: World['operations'][number], { rows }: World): boolean {
  const root = rows.find((row) => row.accountId === accountId && row.transactionId === rootId);
  if (!root || ![`order:${root.orderId}`, `credit:${root.orderId}`].includes(charge.chainId)) return false;
  return (
    charge.settlement?.transactionId === rootId ||
    charge.attempts.some(
      ({ transactionId, attemptId }) =>
        transactionId === rootId || [attemptId, `be2bill-console ${attemptId}`].includes(root.extraData),
    )
  );
}

/** No letter and no digit stands beside it. */
function holdsWord(text: string, word: string): boolean {
  const isPart = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character);
  const places = Array.from(text, (_, at) => at).filter((at) => word !== '' && text.startsWith(word, at));
  return places.some((at) => !isPart(text[at - 1]) && !isPart(text[at + word.length]));
}

function isWithin({ happenedAt }: Transaction, { from, until }: TimeRange): boolean {
  return (from === null || happenedAt >= from) && (until === null || happenedAt < until);
}

export function isOfCard({ card }: Transaction, digits: string): boolean {
  return digits.length === 4 ? card.endsWith(digits) : digits.length === 6 && card.startsWith(digits);
}

function isNamed(row: Transaction, name: string, { operations }: World): boolean {
  const spellings = [name, name.toUpperCase()];
  const made = operations
    .filter(({ accountId }) => accountId === row.accountId)
    .flatMap(({ operationId, attempts }) => attempts.map((attempt) => ({ operationId, ...attempt })))
    .filter((attempt) => [attempt.operationId, attempt.attemptId].includes(name.toLowerCase()));
  return (
    [row.transactionId, row.orderId].some((own) => spellings.includes(own)) ||
    (/^(\d{4}|\d{6})$/.test(name) && isOfCard(row, name)) ||
    made.some(
      ({ attemptId, transactionId }) =>
        transactionId === row.transactionId || [attemptId, `be2bill-console ${attemptId}`].includes(row.extraData),
    )
  );
}
