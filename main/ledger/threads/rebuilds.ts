import { finishFilling } from '../rebuild/bring-up-to-date.ts';
import { type Filling, openFilling } from '../rebuild/fill.ts';
import { rebuildFile } from '../rebuild/new-file.ts';
import { replaceLedger } from '../rebuild/replace.ts';
import { forRebuild, requireSpace } from '../rebuild/space.ts';

/** Makes a ledger anew in parts, so that whoever asks for the next one can stop, or tell how far it is. */
export function createRebuilderMethods(file: string, filling: Filling) {
  return {
    step: () => {
      const filled = filling.step();
      return { filled, ...filling.progress() };
    },
    /** Makes sure of the new file; afterwards nobody has it open. */
    finish: () => finishFilling(filling),
    /** Nobody may have the ledger open. */
    replace: () => void replaceLedger(file, rebuildFile(file)),
  };
}
export type RebuilderMethods = ReturnType<typeof createRebuilderMethods>;

/** Begins, or goes on, once the disk has room for it. */
export function openRebuilder(file: string) {
  const fresh = rebuildFile(file);
  requireSpace(file, forRebuild, fresh);
  const filling = openFilling(file, fresh);
  return { methods: createRebuilderMethods(file, filling), close: () => filling.close() };
}
