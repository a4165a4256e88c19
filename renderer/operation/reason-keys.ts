import { type DeskOperation, type OperationReason, reasonsOf } from '../../contract/index.ts';
import { type Pressed, pressedKey } from '../ui/pressed-key.ts';

/** The reason that a digit stands for, by its place in the list; undefined for any other key. */
export function reasonOfKey(
  operation: DeskOperation,
  pressed: Pressed & Pick<KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>,
): OperationReason | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return undefined;
  // The row above the letters gives its digits with Shift alone on a French keyboard.
  const digit = /^Digit([1-9])$/.exec(pressed.code)?.[1] ?? pressedKey(pressed) ?? '';
  return /^[1-9]$/.test(digit) ? reasonsOf[operation][Number(digit) - 1] : undefined;
}

/** Whether a key that is pressed here is a part of a text. */
export function isTypedInto(target: EventTarget): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const field = target.closest('input, textarea');
  if (field instanceof HTMLTextAreaElement) return true;
  return field instanceof HTMLInputElement && field.type !== 'radio' && !field.readOnly;
}
