import { useEffect, useRef } from 'react';
import type { DeskOperation, TransactionDetail } from '../../contract/index.ts';
import { isOpen } from '../operation/is-open.ts';
import { operationKeys } from '../operation/keys.ts';
import type { Answer } from '../state/answer.ts';
import { type TransactionKey, useWindow } from '../state/window.ts';
import type { Shortcuts } from '../ui/useShortcuts.ts';

/**
 * The keys of the operations on the open transaction. Whoever knows them is faster than the answer: a key pressed
 * while the transaction is still being read opens its drawer once it is known to be open, unless something else is
 * sought by then (`waiting`): it was meant for what was in the list.
 */
export function useOperationKeys(
  selected: TransactionKey,
  answer: Answer<TransactionDetail>,
  waiting: boolean,
): Shortcuts {
  const { openOperation } = useWindow();
  const early = useRef<DeskOperation | null>(null);
  useEffect(() => {
    if (waiting) early.current = null;
    const operation = early.current;
    if (answer.kind === 'loading' || operation === null) return;
    early.current = null;
    if (answer.kind === 'ready' && isOpen(answer.value, operation)) openOperation(operation, selected);
  }, [answer, waiting, openOperation, selected]);

  const press = (operation: DeskOperation) => {
    if (answer.kind === 'loading') early.current = operation;
    else if (answer.kind === 'ready' && isOpen(answer.value, operation)) openOperation(operation, selected);
  };
  return Object.fromEntries(operationKeys.map(({ key, operation }) => [key, () => press(operation)]));
}
