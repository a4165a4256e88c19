/** One of the commands, with the files that it takes. */
export interface Command {
  readonly name: 'verify' | 'rebuild' | 'restore';
  readonly files: readonly string[];
}

const usage = `npm run ledger -- verify FILE            tells everything that is wrong with a ledger; changes nothing
npm run ledger -- rebuild FILE           makes the projections anew from the log and tells what differed
npm run ledger -- restore BACKUP FILE    puts a backup in the place of a ledger, which is moved aside

They exit with 0 when all is well, with 1 when something is wrong with a file, with 2 when they could not run.`;

/** Reads the words of the command line; throws how to use it when they are others. */
export function readCommand(words: readonly string[]): Command {
  const [name, ...files] = words;
  const expected = name === 'restore' ? 2 : 1;
  if ((name === 'verify' || name === 'rebuild' || name === 'restore') && files.length === expected) {
    return { name, files };
  }
  throw new Error(usage);
}
