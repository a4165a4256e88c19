import { create } from 'zustand';
import { mostPicked } from '../../contract/index.ts';
import type { TransactionKey } from '../state/window.ts';
import { rowId } from './list/run.ts';

/** The rows that a person picked from the answer to one question, in the order of picking. */
export interface Picked {
  readonly question: string;
  readonly keys: readonly TransactionKey[];
}

interface PickedRows extends Picked {
  /** Picks a row of the answer to `question`, or puts it back. */
  toggle(question: string, key: TransactionKey): void;
  clear(): void;
}

const none: readonly TransactionKey[] = [];

export const usePickedRows = create<PickedRows>()((set) => ({
  question: '',
  keys: none,
  toggle: (question, key) => set((picked) => toggleRow(picked, question, key)),
  // Each question clears them: nobody is drawn anew where nothing was picked.
  clear: () => set((picked) => (picked.keys.length === 0 ? picked : { keys: none })),
}));

/** One row more or less. Rows of another question are dropped first; at the most that main adds up, none is taken. */
export function toggleRow(picked: Picked, question: string, { accountId, transactionId }: TransactionKey): Picked {
  const id = rowId({ accountId, transactionId });
  const keys = pickedFor(picked, question);
  const others = keys.filter((key) => rowId(key) !== id);
  if (others.length < keys.length) return { question, keys: others };
  return { question, keys: keys.length < mostPicked ? [...keys, { accountId, transactionId }] : keys };
}

/** What is picked of the answer to a question: nothing that was picked from another one. */
export function pickedFor(picked: Picked, question: string): readonly TransactionKey[] {
  return picked.question === question ? picked.keys : none;
}
