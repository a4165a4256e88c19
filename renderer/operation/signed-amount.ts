import type { Money, OperationType } from '../../contract/index.ts';

/** Null for a stop, which moves nothing and names no amount. */
export function signedAmount(operation: OperationType, amount: Money): Money | null {
  switch (operation) {
    case 'payment':
    case 'authorization':
    case 'capture':
    case 'void':
      return amount;
    case 'refund':
    case 'credit':
      return { ...amount, minor: -amount.minor };
    case 'stopntimes':
      return null;
  }
}
