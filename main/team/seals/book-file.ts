import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile } from '../../whole-file.ts';
import { emptyBook, type KeptSealBook, type SealBook, sealBook } from './book.ts';

/** Where a desk keeps what it knows of its team's seals, beside its ledger. */
export function sealBookFile(folder: string, teamId: string): string {
  return join(folder, `seals-${teamId}.json`);
}

/** Undefined where there is none; throws for what is no book. */
export function readSealBook(file: string): SealBook | undefined {
  return existsSync(file) ? sealBook.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
}

/** One that cannot be read is begun anew, from what the engine has: a desk that remembers nothing is one witness less. */
export function openSealBook(file: string): KeptSealBook {
  let book = readOrBegin(file);
  return {
    read: () => book,
    write: (next) => {
      if (JSON.stringify(next) === JSON.stringify(book)) return;
      writeWholeFile(file, JSON.stringify(next));
      book = next;
    },
  };
}

function readOrBegin(file: string): SealBook {
  try {
    return readSealBook(file) ?? emptyBook;
  } catch {
    return emptyBook;
  }
}
