import type { Balance } from './balance.ts';
import type { Intended, Situation } from './situation.ts';

/** What speaks against money that is only perhaps there. No time passes after which it is silent. */
export type UnsureGuard =
  /** More than what is left for certain: edits of the order name no reference, and may be of this chain. */
  | { readonly kind: 'unattributedEdit'; readonly transactionIds: readonly string[] }
  /** Rows of the chain were told in another currency: what they moved is not counted. */
  | { readonly kind: 'otherCurrency'; readonly transactionIds: readonly string[] };

/** A refund or a capture of more than is certain: whatever makes it unsure may have moved that money already. */
export function judgeUnsure({ chain }: Situation, { operation, amount }: Intended): UnsureGuard[] {
  const certain = certainOf(operation, chain.balance);
  if (certain === undefined || amount.minor <= certain) return [];
  return chain.balance.unsure.flatMap((doubt): UnsureGuard[] => {
    switch (doubt.kind) {
      case 'unattributedEdit':
      case 'otherCurrency':
        return [doubt];
      default:
        return [];
    }
  });
}

function certainOf(operation: Intended['operation'], { left, authorised }: Balance): number | undefined {
  if (operation === 'refund') return left;
  return operation === 'capture' ? authorised : undefined;
}
