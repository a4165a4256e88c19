import type { StoreApi } from 'zustand';
import { longestKept } from '../../contract/index.ts';
import { useAccountDrafts } from '../accounts/form/draft.ts';
import { useAccountsPlace } from '../accounts/view.ts';
import { useImport } from '../imports/store.ts';
import { useTyped } from '../inbox/typed.ts';
import { useHeldKeys } from '../lookup/held-keys.ts';
import { usePickedRows } from '../lookup/picked-rows.ts';
import { useOperationForms } from '../operation/form.ts';
import { useKeptSteps } from '../operation/kept-steps.ts';
import { useWindow } from '../state/window.ts';
import { useNoteDrafts } from '../transaction/notes/drafts.ts';

type Store = Pick<StoreApi<object>, 'getState' | 'setState' | 'getInitialState'>;

/** What comes back after unlocking, the dearest first. No key is in any of them: those stand in their fields alone. */
const returning: readonly (readonly [name: string, store: Store])[] = [
  ['window', useWindow],
  ['forms', useOperationForms],
  ['notes', useNoteDrafts],
  ['accounts', useAccountDrafts],
  ['accountsPlace', useAccountsPlace],
  ['picked', usePickedRows],
  ['steps', useKeptSteps],
  ['inbox', useTyped],
];

/** What a lock ends: a file is looked at again, and goes on coming in where it was being taken. */
const ending: readonly Store[] = [useImport, useHeldKeys];

/** What the window wants back, as main keeps it: as much of it as there is room for. */
export function takeDown(): string {
  const kept: Record<string, unknown> = {};
  for (const [name, store] of returning) {
    const data = dataOf(store.getState());
    if (JSON.stringify({ ...kept, [name]: data }).length <= longestKept) kept[name] = data;
  }
  return JSON.stringify(kept);
}

/** Empties every store of the window, as after it was loaded. */
export function forgetAll(): void {
  for (const store of [...returning.map(([, store]) => store), ...ending]) {
    store.setState(store.getInitialState(), true);
  }
}

/** Gives the window what it had handed over. */
export function putBack(kept: string): void {
  const parts = JSON.parse(kept) as Readonly<Record<string, object>>;
  for (const [name, store] of returning) store.setState(parts[name] ?? {});
}

/** What a store holds, without what it can do. */
function dataOf(state: object): object {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => typeof value !== 'function'));
}
