import type { Page } from 'playwright-core';
import { toDecimal } from '../../protocol/money/index.ts';
import { choosePart, chooseReason, confirm, findOneOpen, openDrawer, openTransaction, toReview } from './operate.ts';
import { expectResult } from './outcome.ts';
import { closeDrawer, dialog } from './refund.ts';
import type { Stage } from './stage.ts';
import type { Step } from './step.ts';

const leave = ({ page }: Stage) => closeDrawer(page);

/** A delayed order captured in part, that capture undone, a credit, and the end of a plan. */
export const otherOperations: readonly Step[] = [
  {
    name: 'capture a delayed order below its amount',
    act: async ({ page }) => {
      const authorization = await findOneOpen(page, 'capture');
      await openTransaction(page, authorization);
      await openDrawer(page, 'capture');
      await choosePart(page, toDecimal({ minor: Math.floor(authorization.minor * 0.8), currency: 'EUR' }));
      return finish(page, 'capture', 'Shipped in part');
    },
    leave,
  },
  {
    name: 'void that capture before midnight',
    act: async ({ page }) => {
      await openDrawer(page, 'void');
      return finish(page, 'void', 'Made by mistake');
    },
    leave,
  },
  {
    name: 'credit a customer by alias',
    act: async ({ page }) => {
      const payment = await findOneOpen(page, 'credit');
      await openTransaction(page, payment);
      await openDrawer(page, 'credit');
      await dialog(page).getByLabel('Amount', { exact: true }).fill('12.50');
      return finish(page, 'credit', 'Goodwill');
    },
    leave,
  },
  {
    name: 'stop a plan of instalments',
    act: async ({ page }) => {
      const first = await findOneOpen(page, 'stopntimes');
      await openTransaction(page, first);
      await openDrawer(page, 'stopntimes');
      return finish(page, 'stopntimes', 'Order cancelled');
    },
    leave,
  },
];

async function finish(page: Page, operation: string, reason: string) {
  await chooseReason(page, reason);
  await toReview(page);
  return expectResult(operation, await confirm(page), '0000');
}
