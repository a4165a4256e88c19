import type { SoughtState } from '../../contract/index.ts';
import { captureZone } from '../../protocol/capture-zone.ts';
import type { Account } from '../accounts/account.ts';
import { businessDay, laterDate, startOfDate } from '../domain/deadline.ts';
import type { Condition } from '../ports/criterion.ts';

/** Captures that are to be made today, tomorrow or the day after expire soon. */
const soon = 3;

/** For how long an account's authorizations can be captured, and in which zone its days end. */
type CapturingAccount = Pick<Account, 'accountId' | 'voidZone' | 'captureDays'>;

/** What a state is in a ledger. Until when an authorization can be captured follows from its account and the clock. */
export function conditionsOfState(
  state: SoughtState,
  { accounts, now }: { readonly accounts: readonly CapturingAccount[]; readonly now: number },
): Condition[] {
  switch (state) {
    case 'toCapture':
    case 'expiring':
    case 'expired':
      return accounts.map((account) => {
        const { accountId, voidZone, captureDays } = account;
        const day = (later: number) =>
          startOfDate(laterDate(businessDay(now, voidZone), later - captureDays), voidZone);
        // Made on the first of these days, it can be captured until tonight (rules.md C21).
        const from = state === 'expired' ? null : day(0);
        const until = { toCapture: null, expiring: day(soon), expired: day(0) }[state];
        return { kind: 'authorized', accountId, from, until };
      });
    case 'scheduled':
      return [{ kind: 'scheduled', from: businessDay(now, captureZone) }];
    default:
      return [{ kind: 'standing', standing: state }];
  }
}
