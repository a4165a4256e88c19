import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type AccountForm, keptAccount, usualAccount } from '../../contract/index.ts';
import { LedgerProblem } from '../ledger/problem.ts';
import { writeWholeFile } from '../whole-file.ts';

const fileSchema = z.strictObject({ accounts: z.array(keptAccount) });

/** What an older program did not ask for has its usual value. */
const storedSchema = z.strictObject({
  accounts: z.array(z.looseObject({}).transform((stored) => keptAccount.parse({ ...usualAccount, ...stored }))),
});

/** The merchant's own accounts, without any secret, in a small file. */
export interface AccountFile {
  read(): readonly AccountForm[];
  write(accounts: readonly AccountForm[]): void;
}

/** A file that cannot be read is not guessed at: the console says so and names it, rather than forgetting an account. */
export function openAccountFile(folder: string): AccountFile {
  const file = join(folder, 'accounts.json');
  let accounts = readAccounts(file);
  return {
    read: () => accounts,
    write: (changed) => {
      writeWholeFile(file, JSON.stringify(fileSchema.parse({ accounts: changed }), null, 2));
      accounts = [...changed];
    },
  };
}

function readAccounts(file: string): AccountForm[] {
  if (!existsSync(file)) return [];
  try {
    return storedSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).accounts;
  } catch {
    throw new LedgerProblem('accounts', `The list of accounts in ${file} cannot be read.`, file);
  }
}
