import { assertNever, type DeskOperation } from '../../contract/index.ts';

/**
 * What an operation holds while it is open, so that no second one can be made beside it: the chain of a transaction;
 * the schedule for a stop, since instalments go on being refunded meanwhile (rules.md I57); for a credit, which edits
 * nothing, its order.
 */
export function chainIdOf(
  operation: DeskOperation,
  { rootId, scheduleId, orderId }: { rootId: string; scheduleId: string; orderId: string },
): string {
  switch (operation) {
    case 'refund':
    case 'capture':
    case 'void':
      return rootId;
    case 'stopntimes':
      return `schedule:${scheduleId}`;
    case 'credit':
      return `credit:${orderId}`;
    default:
      return assertNever(operation);
  }
}
