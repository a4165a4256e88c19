import type { AccountSettings } from '../accounts/settings.ts';
import { accountSettingsSchema } from '../accounts/settings.ts';

/** The demonstration's shops: one currency each, and how many rows of the 600 are theirs. */
export const demoShops = [
  { identifier: 'DEMOSHOP', label: 'Wren and Co', currency: 'EUR', zone: 'Europe/Paris', rows: 440 },
  { identifier: 'DEMOSHOP-UK', label: 'Wren and Co UK', currency: 'GBP', zone: 'Europe/London', rows: 80 },
  { identifier: 'DEMOSHOP-JP', label: 'Wren and Co Japan', currency: 'JPY', zone: 'Asia/Tokyo', rows: 50 },
  { identifier: 'DEMOSHOP-KW', label: 'Wren and Co Kuwait', currency: 'KWD', zone: 'Asia/Kuwait', rows: 30 },
] as const;

export type DemoIdentifier = (typeof demoShops)[number]['identifier'];

/** The accounts that the demonstration fills, with the secrets that the caller chooses. */
export function demoAccounts(secretOf: (identifier: string) => string): AccountSettings[] {
  return demoShops.map(({ identifier, label, currency, zone }) =>
    accountSettingsSchema.parse({
      identifier,
      label,
      currency,
      zone,
      secret: secretOf(identifier),
      // A platform rule that people can see at work: gift cards are a fraudster's favourite.
      rules: [{ text: 'gift card', operations: ['payment', 'authorization'], outcome: '6004' }],
    }),
  );
}
