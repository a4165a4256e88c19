import { createContext, useContext } from 'react';
import type { BegunList } from './begun-list.ts';

/** What was asked before the window was drawn; null where nothing was. */
export const BegunListContext = createContext<BegunList | null>(null);

export function useBegunList(): BegunList | null {
  return useContext(BegunListContext);
}
