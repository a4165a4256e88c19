import { create } from 'zustand';

interface Typed {
  readonly text: string;
  type(text: string): void;
}

/** What was pasted stays until it was taken or cleared: no other place loses it. */
export const useTyped = create<Typed>()((set) => ({ text: '', type: (text) => set({ text }) }));
