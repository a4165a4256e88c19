import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { explainProblems } from './explain-problems.ts';
import { type AccountSettings, accountSettingsSchema } from './settings.ts';

/** What stands in a file of accounts: `accounts.schema.json` tells it to editors, which look for `$schema`. */
export const accountsFileSchema = z.strictObject({
  $schema: z.string().optional(),
  accounts: z.array(accountSettingsSchema).min(1),
});

const names = Object.keys(accountSettingsSchema.shape);

/** Reads a file of accounts. Throws a RangeError that names the file, the field, its problem and the way out. */
export function readAccountsFile(file: string): readonly AccountSettings[] {
  const given = readJson(file);
  const { data, error } = accountsFileSchema.safeParse(given);
  if (error) throw new RangeError(`${file} cannot be used:\n${explainProblems(error, given, names)}`);
  const twice = data.accounts.find(({ identifier }, at) => data.accounts.findIndex(isCalled(identifier)) !== at);
  if (twice)
    throw new RangeError(`${file} has two accounts "${twice.identifier}". Give one of them another identifier.`);
  return data.accounts;
}

function isCalled(identifier: string): (account: AccountSettings) => boolean {
  return (account) => account.identifier === identifier;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RangeError(`${file} cannot be read: ${reason}. It must be a JSON file: {"accounts": [{…}]}.`);
  }
}
