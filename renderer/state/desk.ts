import { create } from 'zustand';

/** The places of the rail. */
export const places = ['lookup', 'toSettle', 'activity', 'settings'] as const;
export type Place = (typeof places)[number];

/** A transaction is known by its account and its TRANSACTIONID together. */
export interface TransactionKey {
  readonly accountId: string;
  readonly transactionId: string;
}

/** What the person is looking at. Rows never live here: only ids and the search text. */
interface DeskState {
  readonly place: Place;
  readonly searchText: string;
  readonly selected: TransactionKey | null;
  /** The transaction whose refund drawer is open. */
  readonly refunding: TransactionKey | null;
  readonly helpOpen: boolean;
  goTo(place: Place): void;
  search(text: string): void;
  select(key: TransactionKey | null): void;
  openRefund(key: TransactionKey): void;
  closeRefund(): void;
  showHelp(open: boolean): void;
}

export const useDesk = create<DeskState>()((set) => ({
  place: 'lookup',
  searchText: '',
  selected: null,
  refunding: null,
  helpOpen: false,
  goTo: (place) => set({ place }),
  search: (searchText) => set({ searchText, place: 'lookup' }),
  select: (selected) => set({ selected }),
  openRefund: (refunding) => set({ refunding }),
  closeRefund: () => set({ refunding: null }),
  showHelp: (helpOpen) => set({ helpOpen }),
}));
