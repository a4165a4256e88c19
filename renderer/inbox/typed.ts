import { create } from 'zustand';

interface Typed {
  /** By environment: what was pasted in one is of none of another's accounts. */
  readonly texts: Readonly<Record<string, string>>;
  type(environment: string, text: string): void;
}

/** What was pasted stays until it was taken or cleared: no other place loses it. */
export const useTyped = create<Typed>()((set) => ({
  texts: {},
  type: (environment, text) => set(({ texts }) => ({ texts: { ...texts, [environment]: text } })),
}));
