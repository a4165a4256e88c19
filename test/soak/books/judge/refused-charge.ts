import type { OperationRequest, Refusal } from '../../../../contract/index.ts';
import type { Row } from '../../../../sandbox/index.ts';
import { blame, type World } from '../world.ts';

export type Charge = Extract<OperationRequest, { operation: 'payment' | 'authorization' }>;

/**
 * A charge of an alias that was told is not refused: but for an order on which something of this desk's is under way, an account
 * whose currency a merchant has mistaken, and what no mandate takes where a source called the card a direct debit.
 */
export function judgeRefusedCharge(world: World, request: Charge, source: Row, refusal: Refusal): void {
  if (refusal.code === 'chainBusy' || !isTold(world, request, source) || isMistaken(world, source)) return;
  if (isForNoMandate(request, refusal) && isCalledDirectDebit(world, source)) return;
  blame(world, {
    kind: 'needlesslyBlocked',
    about: `${request.operation} to ${source.alias} prepared`,
    said: JSON.stringify(refusal),
    book: 'it would do it: all that it takes was told',
  });
}

/** Where the holder enters a card on the gateway's form, no alias is needed. */
function isTold(world: World, { holder }: Charge, source: Row): boolean {
  if (holder?.way !== 'hostedForm') return isAliasTold(world, source);
  const tellings = world.heard.of(source.transactionId);
  return tellings.length > 0 && tellings.every(({ whole }) => whole);
}

/** By a row of the gateway's tables, or a notification, that names its ALIAS as the book has it. */
function isAliasTold({ heard }: World, { transactionId }: Row): boolean {
  const tellings = heard.of(transactionId);
  return tellings.some(({ alias }) => alias) && tellings.every(({ whole }) => whole);
}

export function isMistaken({ forms }: World, { identifier, currency }: Pick<Row, 'identifier' | 'currency'>): boolean {
  return forms.find((form) => form.identifier === identifier)?.currency !== currency;
}

/** A mandate takes single payments only (rules.md H53). */
function isForNoMandate(request: Charge, refusal: Refusal): boolean {
  const isSingle = request.operation === 'payment' && (request.instalments ?? []).length === 0 && !request.holder;
  return !isSingle && refusal.code === 'actionNotOpen' && refusal.obstacle === 'mandateOnlyCollects';
}

/** Of two words for how something was paid the careful one counts, whichever came last, and of whichever row of the alias. */
function isCalledDirectDebit({ gateway, heard }: World, { identifier, alias }: Row): boolean {
  const rows = gateway.rows().filter((row) => row.identifier === identifier && row.alias === alias);
  return rows.some(({ transactionId }) => heard.of(transactionId).some(({ directDebit }) => directDebit));
}
