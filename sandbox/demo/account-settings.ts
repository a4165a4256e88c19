import type { AccountSettings } from '../accounts/settings.ts';
import { accountSettingsSchema } from '../accounts/settings.ts';
import { demoShops } from './accounts.ts';

/** The accounts that the demonstration fills, with the secrets that the caller chooses. */
export function demoAccounts(secretOf: (identifier: string) => string): AccountSettings[] {
  return demoShops.map(({ identifier, label, currency, zone, credit }) =>
    accountSettingsSchema.parse({
      identifier,
      label,
      currency,
      zone,
      credit,
      secret: secretOf(identifier),
      // A platform rule that people can see at work: gift cards are a fraudster's favourite.
      rules: [{ text: 'gift card', operations: ['payment', 'authorization'], outcome: '6004' }],
      // An instalment that fails on its day and succeeds on the next.
      retries: 1,
      instalmentRules: [{ text: 'sofa bed', instalment: 2, tries: 1, execcode: '4002' }],
    }),
  );
}
