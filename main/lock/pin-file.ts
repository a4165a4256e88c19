import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWholeFile } from '../whole-file.ts';
import { noTries, type Tries } from './tries.ts';

/** What is kept of a PIN: its hash, null where there is none, and what was tried. */
export interface KeptPin {
  readonly hash: string | null;
  readonly tries: Tries;
}

export interface PinFile {
  read(): KeptPin;
  /** On the disk when it returns. Throws what the system says. */
  write(kept: KeptPin): void;
}

/** In the data folder, beside the preferences. Whoever removes it has removed the PIN, and nothing else. */
export const pinFileName = 'lock.json';

const moment = z.strictObject({ wall: z.number(), uptime: z.number(), boot: z.string() });
const stored = z.strictObject({
  hash: z.string().nullable(),
  tries: z.strictObject({ wrong: z.int().min(0), waitingSince: moment.nullable() }),
});

/** No PIN has it: a file that cannot be read keeps the screen locked until it is taken away. */
const nobodysHash = '';

export function openPinFile(folder: string): PinFile {
  const file = join(folder, pinFileName);
  let current = readKept(file);
  return {
    read: () => current,
    write: (kept) => {
      writeWholeFile(file, JSON.stringify(kept));
      current = kept;
    },
  };
}

function readKept(file: string): KeptPin {
  if (!existsSync(file)) return { hash: null, tries: noTries };
  try {
    return stored.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { hash: nobodysHash, tries: noTries };
  }
}
