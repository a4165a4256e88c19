import { assertNever, type ConsoleEvent, type TransactionDetail } from '../../contract/index.ts';

/** Whether it was read while the ledger was known to be damaged, which shuts every action. */
function isShut({ actions }: Pick<TransactionDetail, 'actions'>): boolean {
  return actions.some((action) => !action.open && action.obstacle === 'ledgerDamaged');
}

/** Whether an event is about what a panel shows; one that shows nothing yet is touched by every change of the ledger. */
export function touches(
  event: ConsoleEvent,
  accountId: string,
  detail: Pick<TransactionDetail, 'chains' | 'plan' | 'actions'> | null,
): boolean {
  const isShown = (changed: { readonly accountId: string; readonly chainId: string }) =>
    changed.accountId === accountId && (detail === null || detail.chains.includes(changed.chainId));
  switch (event.kind) {
    case 'operationChanged':
      return isShown({ accountId: event.operation.accountId, chainId: event.chainId });
    case 'transactionsChanged':
      if (event.chains === 'many') return true;
      // An instalment that is new to its plan comes with a chain that the panel cannot know.
      if (detail?.plan) return event.chains.some((changed) => changed.accountId === accountId);
      return event.chains.some(isShown);
    case 'consoleChanged':
      return detail !== null && isShut(detail) !== (event.console.backup.problem === 'damaged');
    case 'importProgress':
    case 'lockChanged':
    case 'teamChanged':
    case 'proposalChanged':
    case 'preferencesChanged':
      return false;
    default:
      return assertNever(event);
  }
}
