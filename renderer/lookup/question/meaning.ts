import type { AccountView, Question, SoughtState } from '../../../contract/index.ts';

/** By which account and on which day an authorization stands at something (rules.md C21, C23). */
export type DatedAccount = Pick<AccountView, 'accountId' | 'voidZone' | 'captureDays'>;

/** The gateway captures by itself by the days of Paris. */
const captureZone = 'Europe/Paris';

/** Which rows stand at these follows from the clock: they change with a day, and no event tells of that. */
const ofDays: ReadonlySet<SoughtState> = new Set(['toCapture', 'expiring', 'expired', 'scheduled']);

/** The zones by whose days states change. */
export function zonesOf(accounts: readonly DatedAccount[]): string[] {
  return [...new Set([captureZone, ...accounts.map(({ voidZone }) => voidZone)])];
}

/** What a question means, as one word; `days` are those of its zones. */
export function meaningOf(
  { terms }: Question,
  { accounts, days }: { readonly accounts: readonly DatedAccount[]; readonly days: string },
): string {
  const isOfDays = terms.some(
    ({ meaning }) => meaning.kind === 'status' && meaning.states.some((one) => ofDays.has(one)),
  );
  const rules = accounts.map(({ accountId, voidZone, captureDays }) => [accountId, voidZone, captureDays]);
  const dated = isOfDays ? [days, rules] : [];
  return JSON.stringify([...terms.map(({ meaning, negated }) => [meaning, negated]), ...dated]);
}
