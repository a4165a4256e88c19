import { useEffect } from 'react';
import { create } from 'zustand';
import type { DraftKey } from '../state/draft-key.ts';
import type { OperationStep, PreparedDraft } from './steps.ts';

interface KeptSteps {
  /** The step of each drawer that is open, by the key of its form; and of one that is to be opened again. */
  readonly steps: Readonly<Record<string, OperationStep<PreparedDraft>>>;
  keep(key: DraftKey, step: OperationStep<PreparedDraft>): void;
  drop(key: DraftKey): void;
}

/** Where open drawers stand, so that a window that is locked and unlocked goes on there. A closed one begins anew. */
export const useKeptSteps = create<KeptSteps>()((set) => ({
  steps: {},
  keep: (key, step) => set(({ steps }) => ({ steps: { ...steps, [key]: step } })),
  drop: (key) => set(({ steps }) => ({ steps: Object.fromEntries(Object.entries(steps).filter(([k]) => k !== key)) })),
}));

/** The step that a drawer was in when the window was locked; undefined for one that was not open. */
export function takeStep<Of extends PreparedDraft>(key: DraftKey): OperationStep<Of> | undefined {
  // Who keeps a step under a key is who asks for it: each kind of drawer has keys of its own.
  return useKeptSteps.getState().steps[key] as OperationStep<Of> | undefined;
}

/** Keeps the step for as long as its drawer is open. */
export function useKeptStep(key: DraftKey, step: OperationStep<PreparedDraft>): void {
  useEffect(() => {
    const { keep, drop } = useKeptSteps.getState();
    keep(key, step);
    return () => drop(key);
  }, [key, step]);
}
