import { create } from 'zustand';

/** The account whose page was left, the form for a new one, or nothing of this place. */
export type ListOrigin = { readonly accountId: string } | 'add' | null;

/** What the place of the accounts shows. An account that is not in the current environment shows the list. */
export type AccountsView =
  /** `from`: what the person comes back from, where the focus belongs. */
  | { readonly kind: 'list'; readonly from: ListOrigin }
  | { readonly kind: 'add' }
  /** What an account needs once it is added, one thing after the other. */
  | { readonly kind: 'setUp'; readonly accountId: string; readonly step: 'key' | 'connection' | 'import' }
  | { readonly kind: 'account'; readonly accountId: string }
  | { readonly kind: 'change'; readonly accountId: string };

interface AccountsPlace {
  readonly view: AccountsView;
  show(view: AccountsView): void;
}

/** Stays while the person looks at another place. */
export const useAccountsPlace = create<AccountsPlace>()((set) => ({
  view: { kind: 'list', from: null },
  show: (view) => set({ view }),
}));
