import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { type EngineMemory, type EngineSeen, nothingSeen } from './memory.ts';

const seenEngine: z.ZodType<EngineSeen> = z.strictObject({
  engine: z.string(),
  counters: z.record(z.string(), z.int()),
  answeredFor: z.string(),
  heardAt: z.int(),
  acknowledged: z.strictObject({ sequence: z.int(), rows: z.int() }),
});

/**
 * Keeps in a file of a folder that is there what a desk has seen of its engine. A file that cannot be read counts as none: a
 * desk that remembers nothing is one witness less, and grants itself nothing by it.
 */
export function openMemoryFile(file: string): EngineMemory {
  let seen = readSeen(file);
  return {
    read: () => seen,
    write: (next) => {
      if (JSON.stringify(next) === JSON.stringify(seen)) return;
      writeWhole(file, JSON.stringify(next));
      seen = next;
    },
  };
}

function readSeen(file: string): EngineSeen {
  try {
    return seenEngine.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return nothingSeen;
  }
}

/** The old one or the new one, after a power cut as well. */
function writeWhole(file: string, text: string): void {
  const fresh = `${file}.new`;
  const descriptor = openSync(fresh, 'w', 0o600);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(fresh, file);
}
