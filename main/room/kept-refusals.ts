import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Act } from '../domain/act.ts';
import { writeWholeFile } from '../whole-file.ts';

export type SeatRefused = Extract<Act, { readonly what: 'seatRefused' }>;

/** Refusals of a seat that no log could take yet. */
export interface KeptRefusals {
  read(): readonly SeatRefused[];
  write(refusals: readonly SeatRefused[]): void;
}

const refusals = z.array(
  z.strictObject({ what: z.literal('seatRefused'), teamId: z.uuid(), cause: z.string(), since: z.int().min(0) }),
);

/** Keeps them in a file of an environment's folder. A disk that takes none keeps nobody from working. */
export function openKeptRefusals(folder: string): KeptRefusals {
  const file = join(folder, 'refused-seats.json');
  return {
    read: () => {
      try {
        return refusals.parse(JSON.parse(readFileSync(file, 'utf8')));
      } catch {
        return [];
      }
    },
    write: (next) => {
      try {
        if (next.length === 0) rmSync(file, { force: true });
        else writeWholeFile(file, JSON.stringify(next));
      } catch {}
    },
  };
}
