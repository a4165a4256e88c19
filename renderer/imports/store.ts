import { create } from 'zustand';
import type {
  ComparisonView,
  ImportCorrections,
  ImportResult,
  InspectionView,
  Refusal,
  Result,
} from '../../contract/index.ts';
import { bridge } from '../bridge.ts';

/** A file that is looked at: by the name that main gave it, and what the person said of it. */
interface Looked {
  readonly file: string;
  readonly corrections: ImportCorrections;
}

interface ImportState {
  readonly looked: Looked | null;
  readonly seen: InspectionView | null;
  readonly compared: ComparisonView | null;
  readonly result: ImportResult | null;
  readonly refusal: Refusal | null;
  readonly doing: 'inspecting' | 'comparing' | 'taking' | null;
  /** A file that lies nowhere on this computer, such as a part of a page. */
  readonly isNowhere: boolean;
  offer(file: File): Promise<void>;
  correct(correction: ImportCorrections): Promise<void>;
  compare(): Promise<void>;
  take(): Promise<void>;
  cancel(): void;
  forget(): void;
}

const nothing = {
  looked: null,
  seen: null,
  compared: null,
  result: null,
  refusal: null,
  doing: null,
  isNowhere: false,
} as const;

/** The one file that is being imported: it goes on while the person looks at another place. */
export const useImport = create<ImportState>()((set, get) => {
  /** An answer about a file that was put away meanwhile is nobody's. */
  const ask = async <Value>(
    doing: NonNullable<ImportState['doing']>,
    looked: Looked,
    question: (looked: Looked) => Promise<Result<Value>>,
    show: (value: Value) => Partial<ImportState>,
  ) => {
    set({ doing, refusal: null });
    const answer = await question(looked);
    if (get().looked !== looked) return;
    set({ doing: null, ...(answer.ok ? show(answer.value) : { refusal: answer.refusal }) });
  };
  const inspect = (looked: Looked) => {
    set({ looked, compared: null });
    return ask('inspecting', looked, bridge.imports.inspect, (seen) => ({ seen }));
  };
  return {
    ...nothing,
    offer: async (file) => {
      if (get().doing !== null) return;
      set(nothing);
      const name = await bridge.handFile(file);
      if (name === null) return set({ isNowhere: true });
      await inspect({ file: name, corrections: {} });
    },
    correct: async (correction) => {
      const { looked, doing } = get();
      if (looked && doing === null) await inspect({ ...looked, corrections: { ...looked.corrections, ...correction } });
    },
    compare: async () => {
      const { looked, doing } = get();
      if (!looked || doing !== null) return;
      await ask('comparing', looked, bridge.imports.compare, (compared) => ({ compared }));
    },
    take: async () => {
      const { looked, doing } = get();
      if (!looked || doing !== null) return;
      await ask('taking', looked, bridge.imports.start, (result) => ({ result }));
    },
    cancel: () => void bridge.imports.cancel({}),
    forget: () => set(nothing),
  };
});
