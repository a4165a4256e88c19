import { useEffect, useRef } from 'react';
import { pressedKey } from './pressed-key.ts';
import { actsAlone, useSingleKeys } from './single-keys.ts';

/** Single keys and what they do; `?` and `/` are keys like any other, letters are small ones. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Listens to single keys while nobody is typing and no dialog or menu is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isElsewhere(event.target)) return;
      const key = pressedKey(event);
      const action = key === null || !actsAlone(key, useSingleKeys.getState().on) ? undefined : latest.current[key];
      if (!action) return;
      event.preventDefault();
      action(event);
    };
    // On the way down, so that a dialog is still there to be seen when Escape is about to close it.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

/** Where a person types, or in something that lies over the page: single keys are not for what is behind it. */
export function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="menu"]')) return true;
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}
