import { existsSync, readFileSync } from 'node:fs';
import { writeWholeFile } from '../../whole-file.ts';
import { type Seal, sealSchema } from './seal.ts';

/** The seal beside a ledger, or beside a backup of it. */
export function sealFile(file: string): string {
  return `${file}.seal`;
}

export function writeSeal(file: string, seal: Seal): void {
  writeWholeFile(sealFile(file), `${JSON.stringify(seal, null, 2)}\n`);
}

/** What stands there, or `damaged` for what is no seal; undefined where there is none. */
export function readSeal(file: string): Seal | 'damaged' | undefined {
  if (!existsSync(sealFile(file))) return undefined;
  try {
    return sealSchema.parse(JSON.parse(readFileSync(sealFile(file), 'utf8')));
  } catch {
    return 'damaged';
  }
}
