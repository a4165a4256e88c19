import { type AccountView, captureZone, datedStates, type Question } from '../../../contract/index.ts';

/** By which account and on which day an authorization stands at something (rules.md C21, C23). */
export type DatedAccount = Pick<AccountView, 'accountId' | 'voidZone' | 'captureDays'>;

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
    ({ meaning }) => meaning.kind === 'status' && meaning.states.some((one) => datedStates.has(one)),
  );
  const rules = accounts.map(({ accountId, voidZone, captureDays }) => [accountId, voidZone, captureDays]);
  const dated = isOfDays ? [days, rules] : [];
  return JSON.stringify([...terms.map(({ meaning, negated }) => [meaning, negated]), ...dated]);
}
