import type { Page } from '@playwright/test';
import type { Bridge, TransactionRow } from '../../contract/index.ts';
import { panel, shownId } from '../../scripts/tour/refund.ts';
import { violations } from './axe.ts';
import { expect, test } from './console.ts';

const box = (page: Page) => page.getByRole('searchbox');
const rows = (page: Page) => page.locator('[role="grid"] [role="row"][aria-selected]');
const heading = (page: Page, text: string) => page.getByRole('heading', { level: 1, name: `Results for “${text}”` });
const chips = (page: Page) => page.getByRole('list', { name: 'What was understood' });

/** Everything that matches a text, through the window's own verbs. */
function search(page: Page, text: string): Promise<TransactionRow[]> {
  return page.evaluate(async (text) => {
    const { transactions } = (globalThis as unknown as { be2billConsole: Bridge }).be2billConsole;
    const found: TransactionRow[] = [];
    let after: string | null = null;
    do {
      const answer = await transactions.search({ text, after, limit: 200 });
      if (!answer.ok) throw new Error(answer.refusal.code);
      found.push(...answer.value.rows);
      after = answer.value.next;
    } while (after !== null);
    return found;
  }, text);
}

const dayOf = (instant: number) => new Date(instant).toLocaleDateString('sv', { timeZone: 'Europe/Paris' });

/** The month before the one of a moment, as `2026-10`. */
function monthBefore(now: number): string {
  const [year = 0, month = 1] = dayOf(now).split('-').map(Number);
  return new Date(Date.UTC(year, month - 2, 1)).toISOString().slice(0, 7);
}

/** Monday of the week before the one of a moment, and of that one. */
function weekBefore(now: number): readonly [from: string, until: string] {
  const today = Date.parse(dayOf(now));
  const monday = today - ((new Date(today).getUTCDay() || 7) - 1) * 86_400_000;
  return [new Date(monday - 7 * 86_400_000), new Date(monday)].map((day) => day.toISOString().slice(0, 10)) as never;
}

/** Types into the page as a person does; gives how many keys that took. */
async function press(page: Page, keys: readonly string[]): Promise<number> {
  for (const key of keys) await page.keyboard.press(key === ' ' ? 'Space' : key);
  return keys.length;
}

function report(task: string, keys: number, clicks: number): void {
  // biome-ignore lint/suspicious/noConsole: how long a task takes is what this test tells
  console.log(`${task}: ${keys} keys, ${clicks} clicks`);
}

test('finds by scraps what a customer on the phone says', async ({ console: { page }, clockShift }) => {
  const now = Date.now() + clockShift;
  const all = await search(page, '');

  await test.step('about 50 €, last week, and a common surname', async () => {
    const [from, until] = weekBefore(now);
    const surnameOf = ({ clientEmail }: TransactionRow) => /^[a-z]+\.([a-z]{2,8})@/.exec(clientEmail)?.[1];
    const sought = all.find(
      (row) =>
        dayOf(row.happenedAt) >= from &&
        dayOf(row.happenedAt) < until &&
        row.amount.minor > 1_000 &&
        row.amount.currency === 'EUR' &&
        surnameOf(row) !== undefined,
    );
    if (!sought) throw new Error('The demonstration had nothing last week.');
    const text = `${surnameOf(sought)} ~${Math.round(sought.amount.minor / 100)} last week`;
    const keys = await press(page, ['/', ...text]);
    await heading(page, text).waitFor();
    await expect(rows(page).filter({ hasText: sought.transactionId })).toBeInViewport();
    report('about an amount, last week, a surname', keys, 0);
    expect(keys).toBeLessThanOrEqual(25);
    await expect(chips(page).getByRole('listitem')).toHaveCount(2);
    await press(page, ['Escape']);
    await box(page).blur();
  });

  await test.step('the end of a card', async () => {
    const [, card = ''] = /…(\d{4})$/.exec(all.find(({ card }) => card !== '')?.card ?? '') ?? [];
    const keys = await press(page, [...card]);
    await heading(page, card).waitFor();
    const expected = all.filter((row) => row.card.endsWith(card));
    await expect(rows(page).first()).toBeVisible();
    const found = await search(page, card);
    expect(found.map(({ transactionId }) => transactionId)).toEqual(
      expect.arrayContaining(expected.map(({ transactionId }) => transactionId)),
    );
    report('the end of a card', keys, 0);
    expect(keys).toBe(4);
    await press(page, ['Escape']);
    await box(page).blur();
  });

  await test.step('all refusals of last month', async () => {
    const month = monthBefore(now);
    const expected = all.filter(
      ({ status, happenedAt }) => status === 'refused' && dayOf(happenedAt).startsWith(month),
    );
    const keys = await press(page, ['/', ...'refused last month']);
    await heading(page, 'refused last month').waitFor();
    await expect(page.getByText(`${expected.length} rows`)).toBeVisible();
    const found = await search(page, 'refused last month');
    expect(found.map(({ transactionId }) => transactionId)).toEqual(expected.map(({ transactionId }) => transactionId));
    report('all refusals of last month', keys, 0);
    await press(page, ['Escape']);
  });

  await test.step('the captures that expire within two days', async () => {
    await page.getByRole('button', { name: 'Expiring captures' }).click();
    await heading(page, 'status:expiring').waitFor();
    const found = await search(page, 'status:expiring');
    expect(found.length).toBeGreaterThan(0);
    await expect(page.getByText(new RegExp(`^${found.length} rows?$`))).toBeVisible();
    for (const { operation, status, happenedAt } of found) {
      expect({ operation, status }).toEqual({ operation: 'authorization', status: 'succeeded' });
      expect(now - happenedAt).toBeGreaterThan(4 * 86_400_000);
    }
    report('the captures that expire within two days', 0, 1);
    await box(page).focus();
    await press(page, ['Escape']);
  });

  await test.step('Enter opens the only hit, and no key is lost on the way', async () => {
    const [first] = await search(page, 'op:payment status:paid');
    if (!first) throw new Error('There is no payment.');
    await box(page).focus();
    await page.keyboard.insertText(first.transactionId);
    await press(page, ['Enter']);
    await expect(shownId(page).filter({ hasText: first.transactionId })).toBeVisible();
    await press(page, ['/', ...'status:refused', 'Enter']);
    await heading(page, 'status:refused').waitFor();
    await expect(rows(page).first()).toBeFocused();
    await expect(panel(page)).toHaveCount(0);
  });
});

test('shows what it understood, and lets it be changed, kept and named', async ({ console: { page } }) => {
  await test.step('an operator that cannot be used says why at its place, and the rest is sought', async () => {
    await press(page, ['/', ...'amout:50 status:refsed refund']);
    await expect(chips(page).getByText('Did you mean “amount:”?')).toBeVisible();
    const wrong = chips(page).getByRole('button', { name: /^status:refsed/ });
    await expect(wrong).toContainText('Example: status:refused');
    await wrong.click();
    await press(page, [...'status:voided']);
    await expect(box(page)).toHaveValue('amout:50 status:voided refund');
    await expect(chips(page).getByText('Status Voided')).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await chips(page).getByRole('button', { name: 'Remove “amout:50”' }).click();
    await expect(box(page)).toHaveValue('status:voided refund');
    await expect(box(page)).toBeFocused();
  });

  await test.step('of a question that is wrong in every part nothing is shown, and two ways lead out', async () => {
    await press(page, ['Escape']);
    await page.keyboard.type('status:refsed');
    await expect(page.getByRole('heading', { name: 'Nothing in this search is understood' })).toBeVisible();
    await expect(chips(page).getByRole('button', { name: /^status:refsed/ })).toContainText('Example: status:refused');
    await expect(page.getByRole('button', { name: 'Export' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Search for it as text' }).click();
    await expect(box(page)).toHaveValue('"status:refsed"');
    await expect(page.getByRole('heading', { name: 'No transaction matches' })).toBeVisible();
    await box(page).fill('status:voided refund');
  });

  await test.step('a word is turned back into text, and taken out by the keyboard', async () => {
    await chips(page)
      .getByRole('button', { name: /as text only/ })
      .click();
    await expect(box(page)).toHaveValue('status:voided "refund"');
    await chips(page)
      .getByRole('button', { name: /^“refund”|^"refund"/ })
      .focus();
    await press(page, ['Backspace']);
    await expect(box(page)).toHaveValue('status:voided');
  });

  await test.step('a filter stays while the text changes, and goes by Backspace', async () => {
    await chips(page)
      .getByRole('button', { name: /^Keep “Status Voided”/ })
      .click();
    await expect(box(page)).toHaveValue('');
    await page.keyboard.type('martin');
    await heading(page, 'status:voided martin').waitFor();
    await press(page, ['Escape']);
    await heading(page, 'status:voided').waitFor();
    await press(page, ['Backspace']);
    await expect(page.getByRole('heading', { name: 'All transactions' })).toBeVisible();
  });

  await test.step('a question is kept under a name, renamed and deleted', async () => {
    await page.keyboard.type('op:refund >20');
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: /^Save this search/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name for “op:refund >20”').fill('Large refunds');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toHaveCount(0);
    await box(page).focus();
    await press(page, ['Escape']);
    await page.getByRole('button', { name: 'Large refunds' }).click();
    await heading(page, 'op:refund >20').waitFor();
    await page.getByRole('button', { name: 'Views' }).click();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('menuitem', { name: /^Save this search/ }).click();
    await dialog.getByLabel('“op:refund >20”', { exact: true }).fill('Refunds from 20');
    await dialog.getByRole('button', { name: 'Delete the view Large refunds' }).focus();
    await expect(dialog.getByRole('button', { name: 'Delete the view Refunds from 20' })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Delete the view Refunds from 20' }).click();
    await expect(dialog.getByRole('button', { name: /^Delete the view/ })).toHaveCount(0);
    await press(page, ['Escape']);
  });

  await test.step('what was sought is offered again, unless it may be a card number', async () => {
    await press(page, ['/', ...'op:refund', 'Enter', '/', ...'4000100011112224', 'Enter']);
    await page.getByRole('button', { name: 'Views' }).click();
    await expect(page.getByRole('menuitem', { name: 'op:refund', exact: true })).toBeVisible();
    await expect(page.getByRole('menuitem', { name: /4000/ })).toHaveCount(0);
    await page.getByRole('menuitem', { name: 'Clear recent searches' }).click();
    await page.getByRole('button', { name: 'Views' }).click();
    await expect(page.getByText('Recent searches')).toHaveCount(0);
  });
});
