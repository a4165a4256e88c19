import type { ConsoleView, LockView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { type BegunList, beginList } from '../lookup/list/begun-list.ts';

/** What the window shows: the console, or a lock and nothing of what lies behind it. */
export type Shown =
  | { readonly kind: 'open'; readonly console: ConsoleView; readonly list: BegunList }
  | { readonly kind: 'locked'; readonly lock: LockView };

/** Asks main which of them it is; null where it answers neither. */
export async function look(): Promise<Shown | null> {
  const described = await bridge.console.describe({});
  if (described.ok) {
    const { value: console } = described;
    return { kind: 'open', console, list: beginList(bridge, console.preferences) };
  }
  if (described.refusal.code !== 'locked') return null;
  const lock = await bridge.lock.describe({});
  return lock.ok ? { kind: 'locked', lock: lock.value } : null;
}
