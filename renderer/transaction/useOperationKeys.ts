import { useEffect, useRef } from 'react';
import type { TransactionAction, TransactionDetail } from '../../contract/index.ts';
import { isOpen } from '../operation/is-open.ts';
import { operationKeys } from '../operation/keys.ts';
import type { LiveAnswer } from '../state/answer.ts';
import { type TransactionKey, useWindow } from '../state/window.ts';
import type { Shortcuts } from '../ui/useShortcuts.ts';

/**
 * The keys of the operations on the open transaction. Whoever knows them is faster than the answer: a key pressed
 * while the transaction is read, for the first time or anew after a change, opens its drawer once it is known to be open,
 * unless something else is sought by then (`waiting`): it was meant for what was in the list.
 */
export function useOperationKeys(
  selected: TransactionKey,
  answer: LiveAnswer<TransactionDetail>,
  waiting: boolean,
): Shortcuts {
  const { openOperation } = useWindow();
  const early = useRef<TransactionAction | null>(null);
  useEffect(() => {
    if (waiting) early.current = null;
    const operation = early.current;
    if (operation === null) return;
    const open = answer.kind === 'ready' && isOpen(answer.value, operation);
    if (open || !answer.asking) early.current = null;
    if (open) openOperation(operation, selected);
  }, [answer, waiting, openOperation, selected]);

  const press = (operation: TransactionAction) => {
    if (answer.kind === 'ready' && isOpen(answer.value, operation)) openOperation(operation, selected);
    else if (answer.asking) early.current = operation;
  };
  return Object.fromEntries(operationKeys.map(({ key, operation }) => [key, () => press(operation)]));
}
