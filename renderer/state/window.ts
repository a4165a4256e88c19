import { create } from 'zustand';
import {
  type Charge,
  type ClientAliasView,
  type ClientKey,
  type ClientView,
  mayBeKept,
  type TransactionAction,
} from '../../contract/index.ts';
import { joinQuestion, longestQuestion } from './join-question.ts';

/** The places of the rail. */
export const places = [
  'lookup',
  'toSettle',
  'approvals',
  'inbox',
  'imports',
  'activity',
  'team',
  'accounts',
  'settings',
] as const;
export type Place = (typeof places)[number];

/** A transaction is known by its account and its TRANSACTIONID together. */
export interface TransactionKey {
  readonly accountId: string;
  readonly transactionId: string;
}

/** Of whom a first direct debit is collected: what is known of them yet, empty where nothing is. */
export interface FirstCollection {
  readonly accountId: string;
  readonly client: string;
  readonly clientEmail: string;
  /** Whether a mandate of theirs is alive: another one is hardly meant. */
  readonly hasMandate: boolean;
}

/** Of whom a page is asked for, and from which transaction: its order is the one that is offered. */
export interface HolderTarget extends TransactionKey {
  readonly orderId: string;
  readonly client: string;
  readonly clientEmail: string;
  /** First six and last four digits at most, or empty. */
  readonly card: string;
  /** Whether a card of theirs is stored, over which their bank can be asked. */
  readonly hasAlias: boolean;
}

/** What the person is looking at. Rows never live here: only ids and the search text. */
interface WindowState {
  readonly place: Place;
  /** Everything that is sought: the filters that stay, and what stands in the box. */
  readonly searchText: string;
  /** What stands in the box, as it was typed. */
  readonly boxText: string;
  /** Parts of the question that stay while the text in the box changes. */
  readonly filters: readonly string[];
  /** What was typed, pinned or asked for last does not fit beside the rest of the question: it was not taken. */
  readonly tooLong: boolean;
  /** What was sought and led somewhere, newest first; of this run only, since texts name people. */
  readonly recent: readonly string[];
  readonly selected: TransactionKey | null;
  /** What was sought when it was selected in the list; null for one that a link led to, which no list holds yet. */
  readonly selectedFor: string | null;
  /** How short words of the search are read; the search box says so. */
  readonly reading: 'anywhere' | 'beginnings';
  /** The operation whose drawer is open, and the transaction that it was opened from. */
  readonly operating: { readonly operation: TransactionAction; readonly target: TransactionKey } | null;
  /** The client whose page lies over the list, or null. */
  readonly client: ClientKey | null;
  /** The charge whose drawer is open, and the alias of the client's page that it is made from. */
  readonly charging: {
    readonly operation: Charge;
    /** Whether a payment is made in instalments. */
    readonly split: boolean;
    readonly view: ClientView;
    readonly alias: ClientAliasView;
  } | null;
  /** The first direct debit whose drawer is open, or null. */
  readonly first: FirstCollection | null;
  /** Of whom a page is being made, while its drawer is open. */
  readonly holder: HolderTarget | null;
  readonly helpOpen: boolean;
  goTo(place: Place): void;
  /** Puts a text into the box; the filters stay. */
  search(text: string): void;
  /** Puts a whole question in the place of the one that stands. */
  ask(text: string): void;
  setFilters(filters: readonly string[]): void;
  /** Puts the filters and the text of the box anew, as one question. */
  arrange(filters: readonly string[], boxText: string): void;
  /** Keeps a text that holds no card number. */
  remember(text: string): void;
  forgetRecent(): void;
  select(key: TransactionKey | null): void;
  /** Leads to a transaction from elsewhere, out of whatever lies over the list. */
  follow(key: TransactionKey): void;
  /** What a link led to is in the answer to this text. */
  findSelected(text: string): void;
  showReading(reading: WindowState['reading']): void;
  openOperation(operation: TransactionAction, target: TransactionKey): void;
  closeOperation(): void;
  /** Leads to a client's page, or back to the list. */
  showClient(client: ClientKey | null): void;
  charge(charging: WindowState['charging']): void;
  collectFirst(first: FirstCollection | null): void;
  /** Opens the drawer of a page for the holder, or closes it. */
  askHolder(holder: HolderTarget | null): void;
  showHelp(open: boolean): void;
  /** Another environment has other transactions: nothing that was looked at is there. */
  leaveEnvironment(): void;
}

/** Whatever lies over the page is closed. */
const noDrawer = { operating: null, charging: null, first: null, holder: null } as const;

export const useWindow = create<WindowState>()((set) => ({
  place: 'lookup',
  searchText: '',
  boxText: '',
  filters: [],
  tooLong: false,
  recent: [],
  selected: null,
  selectedFor: '',
  reading: 'anywhere',
  client: null,
  ...noDrawer,
  helpOpen: false,
  goTo: (place) => set({ place, client: null }),
  // Whoever seeks something else has left what a link led to.
  search: (boxText) => set(({ filters, selectedFor }) => soughtAs(boxText, filters, selectedFor)),
  ask: (boxText) => set(({ selectedFor }) => soughtAs(boxText, [], selectedFor)),
  setFilters: (filters) => set(({ boxText, selectedFor }) => soughtAs(boxText, filters, selectedFor)),
  arrange: (filters, boxText) => set(({ selectedFor }) => soughtAs(boxText, filters, selectedFor)),
  remember: (text) => set(({ recent }) => ({ recent: keepRecent(recent, text) })),
  forgetRecent: () => set({ recent: [] }),
  select: (selected) => set(({ searchText }) => ({ selected, selectedFor: searchText })),
  follow: (selected) => set({ selected, selectedFor: null, place: 'lookup', client: null, ...noDrawer }),
  findSelected: (text) => set((state) => (text === state.searchText ? { selectedFor: text } : onlyText(text))),
  // Told after each answer: nobody is drawn anew for what stands there already.
  showReading: (reading) => set((state) => (state.reading === reading ? state : { reading })),
  openOperation: (operation, target) => set({ operating: { operation, target } }),
  closeOperation: () => set({ operating: null }),
  showClient: (client) => set({ client, place: 'lookup' }),
  charge: (charging) => set({ charging }),
  collectFirst: (first) => set({ first }),
  askHolder: (holder) => set({ holder }),
  showHelp: (helpOpen) => set({ helpOpen }),
  leaveEnvironment: () => set({ ...onlyText(''), recent: [], selected: null, client: null, ...noDrawer }),
}));

function soughtAs(boxText: string, filters: readonly string[], selectedFor: string | null) {
  const searchText = joinQuestion(filters, boxText);
  // Half of a question is another one: what does not fit changes nothing.
  if (searchText.length > longestQuestion) return { tooLong: true };
  const sought = { boxText, filters, searchText, selectedFor: selectedFor ?? '', tooLong: false };
  return { ...sought, place: 'lookup', client: null } as const;
}

function onlyText(text: string) {
  return { boxText: text, filters: [], searchText: text, selectedFor: text, tooLong: false };
}

const mostRecent = 8;

function keepRecent(recent: readonly string[], text: string): readonly string[] {
  if (text === '' || !mayBeKept(text)) return recent;
  return [text, ...recent.filter((other) => other !== text)].slice(0, mostRecent);
}
