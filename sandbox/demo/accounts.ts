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
