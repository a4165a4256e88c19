import { create } from 'zustand';
import type { DeskOperation } from '../../contract/index.ts';

/** The places of the rail. */
export const places = ['lookup', 'toSettle', 'inbox', 'activity', 'accounts', 'settings'] as const;
export type Place = (typeof places)[number];

/** A transaction is known by its account and its TRANSACTIONID together. */
export interface TransactionKey {
  readonly accountId: string;
  readonly transactionId: string;
}

/** What the person is looking at. Rows never live here: only ids and the search text. */
interface WindowState {
  readonly place: Place;
  readonly searchText: string;
  readonly selected: TransactionKey | null;
  /** What was sought when it was selected in the list; null for one that a link led to, which no list holds yet. */
  readonly selectedFor: string | null;
  /** How short words of the search are read; the search box says so. */
  readonly reading: 'anywhere' | 'beginnings';
  /** The operation whose drawer is open, and the transaction that it was opened from. */
  readonly operating: { readonly operation: DeskOperation; readonly target: TransactionKey } | null;
  readonly helpOpen: boolean;
  goTo(place: Place): void;
  search(text: string): void;
  select(key: TransactionKey | null): void;
  /** Leads to a transaction from elsewhere, out of whatever lies over the list. */
  follow(key: TransactionKey): void;
  /** What a link led to is in the answer to this text. */
  findSelected(text: string): void;
  showReading(reading: WindowState['reading']): void;
  openOperation(operation: DeskOperation, target: TransactionKey): void;
  closeOperation(): void;
  showHelp(open: boolean): void;
  /** Another environment has other transactions: nothing that was looked at is there. */
  leaveEnvironment(): void;
}

export const useWindow = create<WindowState>()((set) => ({
  place: 'lookup',
  searchText: '',
  selected: null,
  selectedFor: '',
  reading: 'anywhere',
  operating: null,
  helpOpen: false,
  goTo: (place) => set({ place }),
  // Whoever seeks something else has left what a link led to.
  search: (searchText) => set(({ selectedFor }) => ({ searchText, place: 'lookup', selectedFor: selectedFor ?? '' })),
  select: (selected) => set(({ searchText }) => ({ selected, selectedFor: searchText })),
  follow: (selected) => set({ selected, selectedFor: null, place: 'lookup', operating: null }),
  findSelected: (searchText) => set({ searchText, selectedFor: searchText }),
  showReading: (reading) => set({ reading }),
  openOperation: (operation, target) => set({ operating: { operation, target } }),
  closeOperation: () => set({ operating: null }),
  showHelp: (helpOpen) => set({ helpOpen }),
  leaveEnvironment: () => set({ searchText: '', selected: null, operating: null }),
}));
