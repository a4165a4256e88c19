import { parseArgs } from 'node:util';
import { type ImportCorrections, importCorrections } from '../../contract/index.ts';
import { readOptions } from '../../main/options.ts';

export const usage = `npm run import -- FILE [options]     shows what a file of the gateway's holds, and imports it once you say so
npm run import -- --list                 lists the files that came in
npm run import -- --withdraw IMPORT      takes back what only this import told

  FILE                      an export (CSV) or the JSON of a look-up, plain, gzip or zip
  --account ACCOUNT         whose rows they are, where the file has no column IDENTIFIER: an IDENTIFIER or an account's id
  --amounts minor|major     whether amounts are in cents or with decimals
  --zone ZONE               the zone of times that name none, such as Europe/Paris; UTC where nothing is said
  --delimiter ';'|','|TAB   what stands between the columns
  --encoding NAME           utf-8, utf-16le, utf-16be or windows-1252
  --environment NAME        sandbox, test or production; the one that the console was left in where nothing is said
  --data DIR                the data folder; the console's own where nothing is said
  --no-compare              does not read the file against the ledger first
  --yes                     does not ask; what decides about money has to be said by then

It exits with 0 when the file came in whole, with 1 when rows were left out or nothing came in, with 2 for words like these.`;

/** What is to be done, by the words of the command line. */
export type Command =
  | { readonly kind: 'help' }
  | {
      readonly kind: 'import';
      readonly path: string;
      readonly account: string | undefined;
      readonly corrections: ImportCorrections;
      readonly compare: boolean;
      readonly sure: boolean;
      readonly where: Where;
    }
  | { readonly kind: 'list'; readonly where: Where }
  | { readonly kind: 'withdraw'; readonly importId: string; readonly sure: boolean; readonly where: Where };

export interface Where {
  readonly dataFolder: string;
  readonly environment: string | undefined;
}

/** Throws a sentence that names the word which it does not understand. */
export function readWords(words: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      account: { type: 'string' },
      amounts: { type: 'string' },
      zone: { type: 'string' },
      delimiter: { type: 'string' },
      encoding: { type: 'string' },
      environment: { type: 'string' },
      data: { type: 'string' },
      'no-compare': { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
      withdraw: { type: 'string' },
      yes: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return { kind: 'help' };
  const { environment } = values;
  if (environment !== undefined && !['sandbox', 'test', 'production'].includes(environment)) {
    throw new Error(`--environment takes sandbox, test or production, not ${environment}.`);
  }
  const { dataFolder } = readOptions(values.data === undefined ? [] : ['--data', values.data]);
  const where = { dataFolder, environment };
  if (values.list) return { kind: 'list', where };
  if (values.withdraw !== undefined) {
    return { kind: 'withdraw', importId: values.withdraw, sure: values.yes, where };
  }
  const [path, stray] = positionals;
  if (path === undefined) throw new Error('Name the file to import.');
  if (stray !== undefined) throw new Error(`One file at a time: what is ${stray} for?`);
  const delimiter = values.delimiter?.toUpperCase() === 'TAB' ? '\t' : values.delimiter;
  const { amounts, zone, encoding } = values;
  const said = importCorrections.safeParse({ amounts, zone, delimiter, encoding });
  if (!said.success) {
    const name = String(said.error.issues[0]?.path[0]);
    throw new Error(`--${name} does not take ${values[name as 'zone']}. Type --help for what it takes.`);
  }
  const { account, 'no-compare': unseen, yes: sure } = values;
  return { kind: 'import', path, account, corrections: said.data, compare: !unseen, sure, where };
}
