import { create } from 'zustand';
import type { DraftKey } from '../../state/draft-key.ts';

interface NoteDrafts {
  /** What was typed and not saved, by environment, account and transaction. */
  readonly drafts: Readonly<Record<string, string>>;
  keep(key: DraftKey, text: string): void;
}

/** Notes that are not written yet: whoever looks at another transaction in between finds them again. */
export const useNoteDrafts = create<NoteDrafts>()((set) => ({
  drafts: {},
  keep: (key, text) => set(({ drafts }) => ({ drafts: { ...drafts, [key]: text } })),
}));
