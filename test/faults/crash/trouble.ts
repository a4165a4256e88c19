import type { FaultDescription } from '../../../sandbox/index.ts';
import type { Dice } from './chance.ts';

/** The desk's own and its look-ups: the shop is to be left alone. */
const operations = ['refund', 'refund', 'capture', 'void', 'credit', 'stopntimes', 'getTransactions'] as const;

/** One thing that goes wrong with the next request that it fits; most of them after the gateway has acted. */
export function inventFault(dice: Dice): FaultDescription {
  const where = { count: 1, operation: dice.pick(operations) };
  const acted = dice.happens(0.7);
  const body = dice.pick(['none', 'page', 'answer', 'accepted'] as const);
  return dice.pick<() => FaultDescription>([
    () => ({ what: 'delay', when: 'before', milliseconds: dice.below(longestDelay), ...where }),
    () => ({ what: 'delay', when: 'after', milliseconds: dice.below(longestDelay), ...where }),
    () => ({ what: 'lost', acted, ...where }),
    () => ({ what: 'reset', afterBytes: dice.pick([0, dice.below(400)]), acted, ...where }),
    () => ({ what: 'reset', afterBytes: 0, acted: true, ...where }),
    () => ({ what: 'halfJson', acted, ...where }),
    () => ({ what: 'notJson', acted, ...where }),
    () => ({ what: 'status', status: dice.pick([500, 201, 302]), body, acted, ...where }),
    () => ({ what: 'execcode', execcode: '5001', acted, ...where }),
    () => ({ what: 'execcode', execcode: '4011', acted, ...where }),
    () => ({ what: 'execcode', execcode: dice.pick(['2017', '3004', '4001']), acted: false, ...where }),
    () => ({ what: 'exportLag', minutes: 1 }),
  ])();
}

/** In milliseconds: longer than the console's patience in this run. */
export const longestDelay = 900;

/** What the console waits for here, as its command line says it, so that a delay can be too long. */
export const shortPatience = '2000,500,700';
