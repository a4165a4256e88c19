import { useEffect } from 'react';
import { bridge } from '../bridge.ts';
import { useWindow } from '../state/window.ts';
import { pressedKey } from '../ui/pressed-key.ts';

/** Ctrl+Shift+L, or ⌘⇧L, locks from anywhere, a dialog and a field included. */
export function useLockKeys(): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.altKey || pressedKey(event) !== 'l') return;
      event.preventDefault();
      void lockNow();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}

/** Locks; where nothing could unlock the screen again, it leads to where a PIN is set. */
export async function lockNow(): Promise<void> {
  const locked = await bridge.lock.now({});
  if (!locked.ok && locked.refusal.code === 'nothingUnlocks') useWindow.getState().goTo('settings');
}
