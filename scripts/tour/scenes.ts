import type { TransactionAction } from '../../contract/index.ts';
import { choosePart, chooseReason, confirm, findOneOpen, openDrawer, openTransaction, toReview } from './operate.ts';
import { closeDrawer, dialog } from './refund.ts';
import type { Stage } from './stage.ts';

/** One screen and the way to it from the one before. */
export interface Scene {
  readonly name: string;
  readonly enter: (stage: Stage) => Promise<void>;
}

/** Capture, void of that capture, both kinds of credit, and the stop of a plan: each from the panel to the result. */
export const operationScenes: readonly Scene[] = [
  panel('capture', 'capture'),
  what('capture', 'capture', async ({ page }) => choosePart(page, '10')),
  review('capture', 'Shipped in part'),
  result('capture'),
  { name: 'void-panel', enter: ({ page }) => closeDrawer(page) },
  what('void', 'void'),
  review('void', 'Made by mistake'),
  result('void'),
  { name: 'after-void', enter: ({ page }) => closeDrawer(page) },
  panel('credit', 'credit'),
  what('credit', 'credit', ({ page }) => dialog(page).getByLabel('Amount', { exact: true }).fill('25')),
  review('credit', 'Goodwill'),
  { name: 'winnings-panel', enter: (stage) => leaveFor(stage, 'credit', 'DEMOSHOP-UK') },
  what('winnings', 'credit'),
  { name: 'plan', enter: (stage) => leaveFor(stage, 'stopntimes') },
  what('stop', 'stopntimes'),
  review('stop', 'Order cancelled'),
  result('stop'),
  { name: 'after-stop', enter: ({ page }) => closeDrawer(page) },
];

function panel(name: string, operation: TransactionAction): Scene {
  return {
    name: `${name}-panel`,
    enter: async ({ page }) => openTransaction(page, await findOneOpen(page, operation)),
  };
}

function what(name: string, operation: TransactionAction, fill?: (stage: Stage) => Promise<void>): Scene {
  return {
    name: `${name}-what`,
    enter: async (stage) => {
      await openDrawer(stage.page, operation);
      await dialog(stage.page).getByRole('combobox').waitFor();
      await fill?.(stage);
    },
  };
}

function review(name: string, reason: string): Scene {
  return {
    name: `${name}-review`,
    enter: async ({ page }) => {
      await chooseReason(page, reason);
      await toReview(page);
    },
  };
}

function result(name: string): Scene {
  return { name: `${name}-result`, enter: async ({ page }) => void (await confirm(page)) };
}

/** Closes the drawer and opens the panel of something else. */
async function leaveFor({ page }: Stage, operation: TransactionAction, accountId?: string): Promise<void> {
  await page.keyboard.press('Escape');
  await openTransaction(page, await findOneOpen(page, operation, accountId));
}
