/**
 * What an EXECCODE says about the operation.
 *
 * - `succeeded`: it happened.
 * - `redirect`: the holder has something to do first.
 * - `pending`: accepted, the bank answers days later.
 * - `refused`: nothing happened.
 * - `unknown`: nobody can tell from the code alone; look it up before anything is sent again.
 */
export type ExeccodeClass = 'succeeded' | 'redirect' | 'pending' | 'refused' | 'unknown';

/**
 * The class of a code (protocol.md §7). 0004 names no amount, 4011 may be the bank's word for our own first
 * request, and 5xxx leaves doubt about what the bank did: these, and every code that is new to us outside the
 * families of refusals, count as unknown. Text that is not four digits is no code at all and is unknown too.
 */
export function classify(execcode: string): ExeccodeClass {
  if (!/^\d{4}$/.test(execcode)) return 'unknown';
  switch (execcode) {
    case '0000':
      return 'succeeded';
    case '0001':
    case '0002':
      return 'redirect';
    case '0003':
      return 'pending';
    case '4011':
      return 'unknown';
    default:
      return /^[12346]/.test(execcode) ? 'refused' : 'unknown';
  }
}

/** Refusals of the moment only, after which a person may send the same again, as a new attempt (rules.md A2, I57). */
export function mayBeSentAgain(execcode: string): boolean {
  return execcode === '2017' || execcode === '3004';
}
