import { useEffect, useRef } from 'react';
import { create } from 'zustand';

/** More keys than this are not a person's who knows the way, but one that lies on the keyboard. */
const mostKeys = 8;

interface HeldKeys {
  readonly keys: readonly string[];
  hold(key: string): void;
  drop(): void;
}

/** Keys that were pressed while the rows in sight belonged to an older question. */
export const useHeldKeys = create<HeldKeys>()((set) => ({
  keys: [],
  hold: (key) => set(({ keys }) => ({ keys: [...keys, key].slice(0, mostKeys) })),
  drop: () => set({ keys: [] }),
}));

const moving = new Set(['ArrowDown', 'ArrowUp', 'Enter', ' ']);

/** Whether a key waits for the answer: what moves in the list, opens or acts on a row. `/` and `?` are for elsewhere. */
export function waitsForRows(key: string): boolean {
  return moving.has(key) || /^\p{L}$/u.test(key);
}

/**
 * While a newer question is not answered, keys do nothing to what is shown: they are held, and act on the rows of the
 * answer in their order, or on nothing where it has none. Another question, or the pointer, drops them.
 */
export function useKeysHeldFor(question: string, waiting: boolean): void {
  const { keys, hold, drop } = useHeldKeys();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each question has keys of its own
  useEffect(() => drop, [question, drop]);
  useEffect(() => {
    if (!waiting) return;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !waitsForRows(event.key) || isElsewhere(event.target))
        return;
      event.preventDefault();
      event.stopImmediatePropagation();
      hold(event.key);
    };
    window.addEventListener('keydown', listen, { capture: true });
    window.addEventListener('pointerdown', drop, { capture: true });
    return () => {
      window.removeEventListener('keydown', listen, { capture: true });
      window.removeEventListener('pointerdown', drop, { capture: true });
    };
  }, [waiting, hold, drop]);

  const held = useRef(keys);
  held.current = keys;
  useEffect(() => {
    if (waiting || held.current.length === 0) return;
    const rest = [...held.current];
    drop();
    let frame = requestAnimationFrame(function press() {
      const key = rest.shift();
      if (key === undefined || !pressOnRow(key)) return;
      frame = requestAnimationFrame(press);
    });
    return () => cancelAnimationFrame(frame);
  }, [waiting, drop]);
}

/** Where a person types, or in something that lies over the list. */
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="menu"]')) return true;
  return target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** The first key leads into the list, as it does from the search box; false where there is no row to lead to. */
function pressOnRow(key: string): boolean {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.closest('[role="grid"]')) {
    focused.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    return true;
  }
  return enterList();
}

/** Focuses the row that keys act on; false where there is none, or none that keys may act on yet. */
export function enterList(): boolean {
  const row = document.querySelector<HTMLElement>('[role="grid"] [tabindex="0"]');
  if (!row || row.closest('[inert]')) return false;
  row.focus();
  return true;
}
