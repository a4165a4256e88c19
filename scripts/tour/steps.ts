import { otherOperations } from './others.ts';
import { planRefunds } from './refunds.ts';
import type { Stage } from './stage.ts';
import type { Step } from './step.ts';

/** The whole day of a finance clerk: refunds, every other operation, and the log of it all. */
export function planTour(stage: Stage): Step[] {
  return [...planRefunds(stage), ...otherOperations, readLog];
}

const readLog: Step = {
  name: 'read it all in the local log',
  act: async ({ page }) => {
    await page.getByRole('button', { name: 'Activity' }).click();
    await page.getByRole('row').filter({ hasText: '2008' }).waitFor();
    await page.getByRole('row').filter({ hasText: 'Stop' }).first().waitFor();
    return { operation: 'log', transactionId: null, execcode: null };
  },
};
