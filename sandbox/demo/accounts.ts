import type { AccountSettings } from '../accounts/settings.ts';
import { accountSettingsSchema } from '../accounts/settings.ts';

/** The demonstration's shops: one currency each, what credits they may give, and how many rows of the 600 are theirs. */
export const demoShops = [
  { identifier: 'DEMOSHOP', label: 'Wren and Co', currency: 'EUR', zone: 'Europe/Paris', credit: 'credit', rows: 440 },
  {
    identifier: 'DEMOSHOP-UK',
    label: 'Wren and Co UK',
    currency: 'GBP',
    zone: 'Europe/London',
    credit: 'cft',
    rows: 80,
  },
  {
    identifier: 'DEMOSHOP-JP',
    label: 'Wren and Co Japan',
    currency: 'JPY',
    zone: 'Asia/Tokyo',
    credit: 'credit',
    rows: 50,
  },
  {
    identifier: 'DEMOSHOP-KW',
    label: 'Wren and Co Kuwait',
    currency: 'KWD',
    zone: 'Asia/Kuwait',
    credit: 'off',
    rows: 30,
  },
] as const;

export type DemoIdentifier = (typeof demoShops)[number]['identifier'];

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
