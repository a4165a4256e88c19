import type { Random } from './random.ts';

/** What is in a parcel: one line for DESCRIPTION, and its price in minor units of the shop's currency. */
export interface Parcel {
  readonly description: string;
  readonly amount: number;
}

/** Prices in euro cents. */
const goods: readonly (readonly [name: string, cents: number])[] = [
  ['Linen shirt, blue', 4990],
  ['Linen shirt, white', 4990],
  ['Canvas tote bag', 1990],
  ['Merino jumper', 8950],
  ['Wool socks, 3 pairs', 1750],
  ['Leather belt', 3490],
  ['Rain jacket', 12_900],
  ['Enamel mug', 1290],
  ['Stoneware bowls, set of 4', 4200],
  ['Beeswax candles', 1580],
  ['Cotton bed linen, double', 11_900],
  ['Wicker basket', 2790],
  ['Walking boots', 15_900],
  ['Picnic blanket', 3950],
  ['Cast-iron pan', 6490],
  ['Reading lamp', 7900],
  ['Notebook, lined', 990],
  ['Cashmere scarf', 9900],
];

const giftCards: readonly (readonly [name: string, cents: number])[] = [
  ['Gift card 150', 15_000],
  ['Gift card 300', 30_000],
];

/** Dear enough to be paid for in instalments. */
const dear: readonly (readonly [name: string, cents: number])[] = [
  ['Oak table', 64_900],
  ['Armchair', 45_900],
  ['Wool rug, 200 x 300', 38_900],
  ['Chest of drawers', 52_900],
  ['Cargo bicycle', 119_900],
];

/** How euro cents become a believable price elsewhere: times, and rounded to a step, in minor units. */
const pricing: Readonly<Record<string, { factor: number; step: number }>> = {
  EUR: { factor: 1, step: 5 },
  GBP: { factor: 0.88, step: 50 },
  JPY: { factor: 1.6, step: 10 },
  KWD: { factor: 3.3, step: 250 },
};

/** One or two things, sometimes with delivery. */
export function fillParcel(random: Random, currency: string): Parcel {
  const items = [random.pick(goods), ...(random.chance(0.3) ? [random.pick(goods)] : [])];
  const delivery = random.chance(0.4) ? [['Delivery', 490] as const] : [];
  return priced([...items, ...delivery], currency);
}

/** A gift card: what the demonstration's anti-fraud rule refuses. */
export function giftCard(random: Random, currency: string): Parcel {
  return priced([random.pick(giftCards)], currency);
}

/** One large thing: what people pay for in instalments. */
export function furniture(random: Random, currency: string): Parcel {
  return priced([random.pick(dear)], currency);
}

/** What the demonstration's instalment rule refuses once. */
export function sofaBed(_random: Random, currency: string): Parcel {
  return priced([['Sofa bed', 89_900]], currency);
}

/** A believable part of an amount, in minor units: more than nothing, less than all. */
export function partOf(amount: number, random: Random, currency: string): number {
  const { step } = pricingOf(currency);
  return Math.max(step, Math.round((amount * random.integer(20, 70)) / 100 / step) * step);
}

function priced(items: readonly (readonly [name: string, cents: number])[], currency: string): Parcel {
  const { factor, step } = pricingOf(currency);
  const prices = items.map(([, cents]) => Math.round((cents * factor) / step) * step);
  return {
    description: items.map(([name]) => name).join(' + '),
    amount: prices.reduce((sum, price) => sum + price, 0),
  };
}

function pricingOf(currency: string): { factor: number; step: number } {
  const found = pricing[currency];
  if (!found) throw new RangeError(`The demonstration has no prices in ${currency}.`);
  return found;
}
