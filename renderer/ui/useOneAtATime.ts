import { create } from 'zustand';

/** What is being written now, by name. Outside the components: one that was closed and opened again still knows of it. */
const useUnderWay = create<{ readonly names: readonly string[] }>()(() => ({ names: [] }));

/** A write that begins only where none of its name is under way. A second press before the next drawing counts as none. */
export function useOneAtATime(name: string) {
  const busy = useUnderWay(({ names }) => names.includes(name));
  const run = async (write: () => Promise<void>): Promise<void> => {
    if (useUnderWay.getState().names.includes(name)) return;
    useUnderWay.setState(({ names }) => ({ names: [...names, name] }));
    try {
      await write();
    } finally {
      useUnderWay.setState(({ names }) => ({ names: names.filter((other) => other !== name) }));
    }
  };
  return { busy, run };
}
