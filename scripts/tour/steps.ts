import { charges } from './charges.ts';
import { collection, debitShop } from './collection.ts';
import { otherOperations } from './others.ts';
import { pages } from './pages.ts';
import { planRefunds } from './refunds.ts';
import type { Stage, StageOptions } from './stage.ts';
import type { Step } from './step.ts';

const readLog: Step = {
  name: 'read it all in the local log',
  act: async ({ page }) => {
    await page.getByRole('button', { name: 'Activity' }).click();
    await page.getByRole('row').filter({ hasText: '2008' }).waitFor();
    await page.getByRole('row').filter({ hasText: 'Stop' }).first().waitFor();
    return { operation: 'log', transactionId: null, execcode: null };
  },
};

/** Steps on a stage of their own: a gateway's accounts take one method each, and its clock goes one way only. */
export interface Act {
  readonly stage: StageOptions;
  readonly plan: (stage: Stage) => readonly Step[];
}

/** The whole day of a finance clerk: refunds, every other operation, and the log of it all; and a week of a direct debit. */
export const acts: readonly Act[] = [
  { stage: {}, plan: (stage) => [...planRefunds(stage), ...otherOperations, ...charges, ...pages, readLog] },
  { stage: { sandbox: debitShop }, plan: () => collection },
];
