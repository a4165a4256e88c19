import { type AccountDescription, type AccountSettings, accountSettingsSchema } from './settings.ts';

/** Fills in what the descriptions leave out; throws when one is wrong or two share an IDENTIFIER. */
export function readAccounts(descriptions: readonly AccountDescription[]): readonly AccountSettings[] {
  const accounts = descriptions.map((description) => accountSettingsSchema.parse(description));
  const identifiers = new Set(accounts.map(({ identifier }) => identifier));
  if (identifiers.size < accounts.length) throw new RangeError('Two accounts have the same IDENTIFIER.');
  return accounts;
}

/** The account of that IDENTIFIER, if the sandbox serves it. */
export function findAccount(accounts: readonly AccountSettings[], identifier: string): AccountSettings | undefined {
  return accounts.find((account) => account.identifier === identifier);
}
