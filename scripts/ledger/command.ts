import type { Sought } from '../../main/ledger/erase/sought.ts';
import { readToldLine } from '../../main/ledger/verify/told-lines.ts';

/** One of the commands, with what it takes. */
export type Command =
  | { readonly name: 'verify' | 'rebuild' | 'restore' | 'accept'; readonly files: readonly string[] }
  | { readonly name: 'erase'; readonly file: string; readonly sought: Sought };

const usage = `npm run ledger -- verify FILE [LINE]     tells everything that is wrong with a ledger, and what its team's engine has otherwise;
                                         changes nothing. LINE is the ledger line of a receipt or of a list's file, such as
                                         12:0a1b2c3d4e5f6071, which has to be in it
npm run ledger -- rebuild FILE           makes the projections anew from the log and tells what differed
npm run ledger -- restore BACKUP FILE    puts a backup in the place of a ledger, which is moved aside
npm run ledger -- accept FILE            says that a ledger is to be opened although its witness names a later line
npm run ledger -- erase FILE --client CLIENTIDENT
npm run ledger -- erase FILE --email ADDRESS
                                         erases a person from a ledger and lists the backups that still hold them

They exit with 0 when all is well, with 1 when something is wrong with a file, with 2 when they could not run. What was
not erased, since nobody was found or something of theirs is open, is 1 as well.`;

/** Reads the words of the command line; throws how to use it when they are others. */
export function readCommand(words: readonly string[]): Command {
  const [name, ...files] = words;
  if (name === 'erase') return readErase(files);
  const expected = name === 'restore' ? 2 : 1;
  switch (name) {
    case 'verify':
      if (files.length === 1 || (files.length === 2 && readToldLine(files[1] ?? ''))) return { name, files };
      break;
    case 'rebuild':
    case 'restore':
    case 'accept':
      if (files.length === expected) return { name, files };
  }
  throw new Error(usage);
}

/** An empty word would be everybody of whom nothing is known. */
function readErase([file, flag, value, ...more]: readonly string[]): Command {
  if (file && value && more.length === 0) {
    if (flag === '--client') return { name: 'erase', file, sought: { by: 'client', client: value } };
    if (flag === '--email') return { name: 'erase', file, sought: { by: 'email', email: value } };
  }
  throw new Error(usage);
}
