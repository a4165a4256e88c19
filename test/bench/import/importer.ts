import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ledgerFile } from '../../../main/ledger/ledger.ts';

/** A file to be taken, and whether money moves meanwhile. */
export interface Wanted {
  readonly path: string;
  readonly withWrites: boolean;
}

export interface Measured {
  readonly taken: string;
  readonly milliseconds: number;
  /** Bytes of the whole process, its threads included. */
  readonly peak: number;
  /** Milliseconds of one durable write, before the import and while it ran. */
  readonly alone: readonly number[];
  readonly during: readonly number[];
}

/** A console's ledger and imports in a process of their own. */
export interface Importer {
  /** Of the ledger. */
  readonly file: string;
  take(wanted: Wanted): Promise<Measured>;
  /** Resolves once it has put its ledger away. */
  end(): Promise<void>;
}

export function startImporter(folder: string): Importer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const program = join(import.meta.dirname, 'program.ts');
  const child = spawn(process.execPath, [program, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    file: ledgerFile(folder),
    take: async (wanted) => {
      child.stdin.write(`${JSON.stringify(wanted)}\n`);
      const { value, done } = await answers.next();
      if (done) throw new Error('The process that imports has ended.');
      const measured = JSON.parse(value) as Measured;
      if (measured.taken !== 'taken') throw new Error(`The file was not taken: ${measured.taken}.`);
      return measured;
    },
    end: async () => {
      child.stdin.end();
      await closed;
    },
  };
}
