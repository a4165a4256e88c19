import type { DemoIdentifier } from './accounts.ts';
import * as aliases from './alias-plots.ts';
import * as authorizations from './authorization-plots.ts';
import * as payments from './payment-plots.ts';
import * as plans from './plan-plots.ts';
import * as refunds from './refund-plots.ts';
import type { Plot } from './story.ts';

/** How often each shop tells each plot; payments that simply go well fill the rest. */
type Programme = readonly (readonly [plot: Plot, times: Readonly<Record<DemoIdentifier, number>>])[];

export const programme: Programme = [
  [payments.declined, times(38, 7, 4, 2)],
  [payments.declinedThenPaid, times(12, 2, 1, 1)],
  [payments.refusedByRule, times(9, 2, 1, 1)],
  [payments.authenticated, times(22, 6, 5, 2)],
  [payments.authenticationFailed, times(3, 1, 0, 0)],
  [payments.abandoned, times(6, 1, 1, 1)],
  [payments.leftAlone, times(5, 1, 1, 0)],
  [payments.subscription, times(4, 1, 0, 0)],
  [authorizations.capturedInFull, times(28, 5, 4, 2)],
  [authorizations.capturedInPart, times(8, 1, 1, 0)],
  [authorizations.capturedThenRefunded, times(6, 1, 1, 0)],
  [authorizations.capturedOnSchedule, times(8, 1, 0, 0)],
  [authorizations.captureScheduled, times(3, 1, 0, 0)],
  [authorizations.stillOpen, times(8, 2, 1, 1)],
  [authorizations.expiringSoon, times(6, 1, 1, 1)],
  [authorizations.expired, times(6, 1, 1, 0)],
  [authorizations.authorizationVoided, times(3, 1, 0, 0)],
  [authorizations.captureVoided, times(2, 0, 0, 0)],
  [refunds.refundedInFull, times(18, 3, 2, 2)],
  [refunds.refundedSameDay, times(3, 1, 0, 0)],
  [refunds.refundedInPart, times(13, 2, 2, 1)],
  [refunds.refundedTwice, times(6, 1, 1, 0)],
  [refunds.refundVoided, times(2, 0, 0, 0)],
  [refunds.voided, times(6, 1, 1, 0)],
  [aliases.cardKept, times(20, 2, 1, 2)],
  [aliases.authenticatedAndKept, times(12, 2, 1, 2)],
  [aliases.credited, times(5, 0, 1, 0)],
  [aliases.creditVoided, times(1, 0, 0, 0)],
  [aliases.won, times(0, 2, 0, 0)],
  [plans.firstOfThree, times(2, 1, 0, 0)],
  [plans.secondOfThree, times(1, 0, 0, 0)],
  [plans.finishedPlan, times(1, 1, 0, 0)],
  [plans.finishedInFour, times(1, 0, 0, 0)],
  [plans.stoppedAfterFirst, times(1, 0, 0, 0)],
  [plans.stoppedAfterSecond, times(1, 0, 0, 0)],
  [plans.triedAgain, times(1, 0, 0, 0)],
  [plans.firstRefunded, times(1, 0, 0, 0)],
];

/** How long before `now` each shop's newest payments are, in minutes. */
export const latest: Readonly<Record<DemoIdentifier, readonly number[]>> = {
  DEMOSHOP: [6, 17, 38, 64, 112, 165, 240, 318],
  'DEMOSHOP-UK': [23, 148],
  'DEMOSHOP-JP': [52, 290],
  'DEMOSHOP-KW': [91],
};

/** The plots that a shop tells, so many that they leave exactly this number of rows. */
export function plotsFor(shop: DemoIdentifier, rows: number): readonly Plot[] {
  const told = programme.flatMap(([plot, often]) => Array.from({ length: often[shop] }, () => plot));
  const left = rows - told.reduce((sum, plot) => sum + plot.rows, 0);
  return [...told, ...Array.from({ length: left }, () => payments.paid)];
}

function times(eur: number, uk: number, jp: number, kw: number): Readonly<Record<DemoIdentifier, number>> {
  return { DEMOSHOP: eur, 'DEMOSHOP-UK': uk, 'DEMOSHOP-JP': jp, 'DEMOSHOP-KW': kw };
}
