import { useEffect, useLayoutEffect, useRef } from 'react';
import { create } from 'zustand';
import { pressedKey } from '../ui/pressed-key.ts';
import { isElsewhere } from '../ui/useShortcuts.ts';

/** More keys than this are not a person's who knows the way, but one that lies on the keyboard. */
const mostKeys = 8;

interface HeldKeys {
  readonly keys: readonly string[];
  hold(key: string): void;
  /** Takes the first key out. */
  take(): string | undefined;
  drop(): void;
}

/** Keys that were pressed while the rows in sight belonged to an older question, or to another place of the list. */
export const useHeldKeys = create<HeldKeys>()((set, get) => ({
  keys: [],
  hold: (key) => set(({ keys }) => ({ keys: holdKey(keys, key) })),
  take: () => {
    const [first, ...keys] = get().keys;
    set({ keys });
    return first;
  },
  drop: () => set({ keys: [] }),
}));

/** Stands among the held keys for Enter in the search box: it opens the answer's only row, and none of several. */
export const openOnly = 'OpenOnly';

const ends = new Set(['Home', 'End']);
const moving = new Set([...ends, 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Enter', ' ']);

/** Whether a key waits for the answer: what moves in the list, opens or acts on a row. `/` and `?` are for elsewhere. */
export function waitsForRows(key: string): boolean {
  return moving.has(key) || /^\p{L}$/u.test(key);
}

/** One key more, in order. An end of the list is reached once, however often its key is pressed. */
export function holdKey(keys: readonly string[], key: string): readonly string[] {
  if (ends.has(key) && keys.at(-1) === key) return keys;
  return [...keys, key].slice(0, mostKeys);
}

/**
 * While a newer question is not answered, keys do nothing to what is shown: they are held, and act on the rows of the
 * answer in their order, or on nothing where it has none. What is pressed while they do waits behind them. Another
 * question, or the pointer, drops them.
 */
export function useKeysHeldFor(question: string, waiting: boolean): void {
  const { drop } = useHeldKeys.getState();
  const any = useHeldKeys(({ keys }) => keys.length > 0);
  const holding = useRef(waiting);
  const given = useRef<KeyboardEvent | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each question has keys of its own
  useEffect(() => drop, [question]);
  // Before whatever is drawn later listens: the panel of an older question hears nothing of a key that is held.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const { keys, hold } = useHeldKeys.getState();
      if (event === given.current || (!holding.current && keys.length === 0)) return;
      const key = pressedKey(event);
      if (event.ctrlKey || event.metaKey || event.altKey || key === null) return;
      if (!waitsForRows(key) || isElsewhere(event.target) || isOfAControl(key, event.target)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      hold(key);
    };
    window.addEventListener('keydown', listen, { capture: true });
    window.addEventListener('pointerdown', drop, { capture: true });
    return () => {
      window.removeEventListener('keydown', listen, { capture: true });
      window.removeEventListener('pointerdown', drop, { capture: true });
    };
  }, [drop]);
  useLayoutEffect(() => {
    holding.current = waiting;
    if (waiting || !any) return;
    let frame = requestAnimationFrame(function press() {
      const { keys, take } = useHeldKeys.getState();
      const target = keys[0] === undefined ? null : findTarget();
      if (keys[0] === undefined || target === null) return drop();
      // What was pressed behind it was meant for a row that is not open.
      if (keys[0] === openOnly && !isOnlyRow(target.row)) return drop();
      const key = keys[0] === openOnly ? 'Enter' : keys[0];
      if (target.inList || key !== 'ArrowDown') {
        // By this it is known again, and not held behind those that wait.
        given.current = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
        target.row.dispatchEvent(given.current);
      }
      take();
      frame = requestAnimationFrame(press);
    });
    return () => cancelAnimationFrame(frame);
  }, [waiting, any, drop]);
}

/** What a key that was held acts on: the focused row, or the one that the keyboard first had to be led to. */
interface KeyTarget {
  readonly row: HTMLElement;
  /** An arrow that leads into the list has done its work with that, as it has in the search box. */
  readonly inList: boolean;
}

/** Null where there is no row, none that keys may act on yet, or where the keyboard has gone elsewhere since. */
function findTarget(): KeyTarget | null {
  const focused = document.activeElement;
  if (isElsewhere(focused)) return null;
  const inList = focused instanceof HTMLElement && focused.closest('[role="grid"]') !== null;
  if (!inList && !enterList()) return null;
  const row = document.activeElement;
  return row instanceof HTMLElement ? { row, inList } : null;
}

/** Keys that move or press what has the keyboard outside the rows: a place of the rail, the scrollbar of time. */
function isOfAControl(key: string, target: EventTarget | null): boolean {
  if (!moving.has(key) || !(target instanceof HTMLElement)) return false;
  return target.closest('button, a, [role="scrollbar"]') !== null;
}

/** Enter in the search box: opens the only row, leads into a list of several. False where no row may be acted on yet. */
export function enterOrOpen(): boolean {
  if (!enterList()) return false;
  const row = document.activeElement;
  if (row instanceof HTMLElement && isOnlyRow(row)) {
    row.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
  }
  return true;
}

/** Whether no other row is in the list; the grid counts its head as a row, and nothing that it cannot count exactly. */
function isOnlyRow(row: HTMLElement): boolean {
  return row.closest('[role="grid"]')?.getAttribute('aria-rowcount') === '2';
}

/** Focuses the row that keys act on; false where there is none, or none that keys may act on yet. */
export function enterList(): boolean {
  const row = document.querySelector<HTMLElement>('[role="grid"] [role="row"][tabindex="0"]');
  if (!row || row.closest('[aria-busy="true"]')) return false;
  row.focus();
  return true;
}
