import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { writeWholeFile } from '../../whole-file.ts';
import { type Seal, sealSchema } from './seal.ts';

/** Earlier ones stand beside the newest: where a log was changed, the last that still fits says up to where it is as it was. */
const fileSchema = sealSchema.extend({ earlier: z.array(sealSchema).default([]) });

/** What stands in a seal's file, oldest first. */
export interface Seals {
  readonly newest: Seal;
  readonly earlier: readonly Seal[];
}

/** The seal beside a ledger, or beside a backup of it. */
export function sealFile(file: string): string {
  return `${file}.seal`;
}

export function writeSeals(file: string, { newest, earlier }: Seals): void {
  writeWholeFile(sealFile(file), `${JSON.stringify({ ...newest, earlier }, null, 2)}\n`);
}

/** What stands there, or `damaged` for what is no seal; undefined where there is none. */
export function readSeals(file: string): Seals | 'damaged' | undefined {
  if (!existsSync(sealFile(file))) return undefined;
  try {
    const { earlier, ...newest } = fileSchema.parse(JSON.parse(readFileSync(sealFile(file), 'utf8')));
    return { newest, earlier };
  } catch {
    return 'damaged';
  }
}

/** The newest alone. */
export function readSeal(file: string): Seal | 'damaged' | undefined {
  const seals = readSeals(file);
  return typeof seals === 'object' ? seals.newest : seals;
}
