import type { Row } from '../../../../sandbox/index.ts';
import { captureRules } from '../../../../sandbox/operations/capture.ts';
import { decideEdit, type EditOrder } from '../../../../sandbox/operations/edit.ts';
import { refundRules } from '../../../../sandbox/operations/refund.ts';
import { voidRules } from '../../../../sandbox/operations/void.ts';
import type { World } from '../world.ts';

export type Edit = 'refund' | 'capture' | 'void';

const rulesOf = { refund: refundRules, capture: captureRules, void: voidRules } as const;

/** The rows of a chain, in the order of their execution. */
export function chainOf({ gateway }: World, { chain }: Row): readonly Row[] {
  return gateway.rows().filter((row) => row.chain === chain);
}

/** The chain as far as anybody named its rows to the console: a void that it never heard of has undone nothing. */
export function toldChainOf(world: World, of: Row): readonly Row[] {
  const { heard } = world;
  const chain = chainOf(world, of);
  // The panel is of a row that was heard, whatever leads to it.
  const isNamed = (row: Row) => row.sequence === of.sequence || heard.isMentioned(row, chain);
  // What the console did itself leads to what it edited: of the chain is it only where that is known to be, or a source says so.
  const leadsHere = (row: Row) =>
    row.reference === null ||
    row.sequence === of.sequence ||
    heard.isTold(row, chain) ||
    chain.some((other) => other.sequence === row.reference && isNamed(other));
  const rows = chain.filter((row) => isNamed(row) && leadsHere(row));
  const isKnown = (sequence: number) => rows.some((row) => row.sequence === sequence);
  return rows.map((row) => {
    const told = heard.asTold(row);
    const isUndone = row.voidedBy !== null && (isKnown(row.voidedBy) || heard.of(row.transactionId).some(wasVoided));
    return isUndone ? told : { ...told, voidedBy: null };
  });
}

function wasVoided({ voided }: { readonly voided: boolean }): boolean {
  return voided;
}

/** Whether the gateway's own rules let an edit through, on a chain as it is given (rules.md C19–E36). */
export function accepts(
  { gateway }: World,
  operation: Edit,
  { target, chain, amount }: { target: Row; chain: readonly Row[]; amount: number | undefined },
): boolean {
  const account = gateway.accounts.find(({ identifier }) => identifier === target.identifier);
  if (!account) return false;
  const order: EditOrder = {
    account,
    transactionId: target.transactionId,
    amount,
    orderId: undefined,
    description: '',
    extraData: '',
    version: '',
    origin: 'EXTRANET',
  };
  const own = chain.find(({ sequence }) => sequence === target.sequence) ?? target;
  return typeof decideEdit(rulesOf[operation], order, { target: own, chain, account, at: gateway.now() }) === 'number';
}
