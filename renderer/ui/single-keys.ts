import { create } from 'zustand';

/** Whether keys that give a letter or a sign act when they are pressed alone; a person can turn that off. */
export const useSingleKeys = create<{ readonly on: boolean }>()(() => ({ on: true }));

/** Whether a key acts by itself: `Escape` and the like always do, letters and signs where the person lets them. */
export function actsAlone(key: string, on: boolean): boolean {
  return on || [...key].length > 1;
}
