import { businessDay, startOfDate } from '../domain/deadline.ts';
import { judgeReminder, type Reminder, type ToBeDone } from '../domain/limit/reminder.ts';
import type { DeskPorts } from './ports.ts';

/** What a person is reminded of before this leaves; null where they set no such limit, and in a team, which has rights. */
export async function findReminder(
  { limits = () => [], ledger, clock, findAccount }: Pick<DeskPorts, 'limits' | 'ledger' | 'clock' | 'findAccount'>,
  asked: ToBeDone & { readonly accountId: string },
): Promise<Reminder | null> {
  const set = limits();
  const zone = findAccount(asked.accountId)?.voidZone;
  if (set.length === 0 || zone === undefined) return null;
  const midnight = startOfDate(businessDay(clock.now(), zone), zone);
  return judgeReminder(set, asked, await ledger.views.listLeft(midnight), midnight);
}
