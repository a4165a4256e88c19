import type { AccountSettings } from '../accounts/settings.ts';
import { addDays, dayOf, paris } from '../clock/days.ts';
import { demoShops } from './accounts.ts';
import { fillParcel, partOf } from './goods.ts';
import { momentBefore, momentOnDay, officeHours, shopHours } from './hours.ts';
import { paid } from './payment-plots.ts';
import { inventPeople, type Person } from './people.ts';
import { latest, plotsFor } from './programme.ts';
import type { Random } from './random.ts';
import type { Plot, Step } from './story.ts';

/** One order of one customer, with everything that happens to it. */
export interface Story {
  readonly account: AccountSettings;
  readonly person: Person;
  readonly orderId: string;
  readonly description: string;
  readonly steps: readonly Step[];
}

type Unnumbered = Omit<Story, 'orderId'> & { readonly start: number };

const minute = 60_000;
const day = 86_400_000;

/** Invents every order of the 60 days before `now` (epoch milliseconds), in the order in which they begin. */
export function inventStories(
  random: Random,
  accountOf: (identifier: string) => AccountSettings,
  now: number,
): readonly Story[] {
  const people = inventPeople(random, now);
  const stories = demoShops.flatMap(({ identifier, rows }): Unnumbered[] => {
    const account = accountOf(identifier);
    const recent = latest[identifier].map((minutes) => ({
      plot: paid,
      start: now - minutes * minute - random.integer(0, 59) * 1000,
    }));
    const older = plotsFor(identifier, rows - recent.length).map((plot) => ({
      plot,
      start: momentBefore(random, now, account.zone, {
        ages: plot.ages,
        hours: plot.sameDay === true ? officeHours : shopHours,
      }),
    }));
    return [...older, ...recent].map(({ plot, start }) =>
      invent(random, account, random.pick(people[identifier]), plot, start),
    );
  });
  return number(random, stories);
}

function invent(random: Random, account: AccountSettings, person: Person, plot: Plot, start: number): Unnumbered {
  const fill = plot.fill ?? fillParcel;
  const { description, amount } = fill(random, account.currency);
  const steps = plot.tell({
    random,
    start,
    amount,
    part: () => partOf(amount, random, account.currency),
    minutes: (least, most) => start + random.integer(least * 60, most * 60) * 1000,
    days: (least, most) => momentOnDay(random, start + random.integer(least, most) * day, account.zone, officeHours),
    captureDay: (days) => addDays(dayOf(start, paris), days),
  });
  return { account, person, description, steps, start };
}

/** Order numbers count up over all shops, with the gaps of orders that were never paid. */
function number(random: Random, stories: readonly Unnumbered[]): readonly Story[] {
  let last = 104_000;
  return stories
    .toSorted((one, other) => one.start - other.start)
    .map(({ start: _start, ...story }) => {
      last += random.integer(1, 3);
      return { ...story, orderId: `W-${last}` };
    });
}
