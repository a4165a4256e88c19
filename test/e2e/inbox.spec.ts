import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { writeNotification } from '../../scripts/tour/notification.ts';
import { panel } from '../../scripts/tour/refund.ts';
import { goTo } from './account-steps.ts';
import { violations } from './axe.ts';
import { expect, test } from './console.ts';
import { speakFrench } from './drawer.ts';

test.skip(({ host }) => host === 'electron', 'the key of the gateway inside Electron is out of reach');

const field = (page: Page) => page.getByLabel('Notifications', { exact: true });
const results = (page: Page) => page.getByRole('region', { name: 'Result' });
const told = {
  OPERATIONTYPE: 'payment',
  TRANSACTIONID: 'A99000001',
  ORDERID: 'N-1',
  AMOUNT: '4200',
  DESCRIPTION: 'One & two',
};

async function take(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await page.getByRole('button', { name: 'Check and record' }).click();
  await expect(results(page).getByRole('heading')).toBeFocused();
}

/** Posts as a tunnel does that says a name as Host; gives the status of the answer. */
function sendAs(host: string, port: number, body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method: 'POST', headers: { host } }, (response) => {
      response.resume().once('end', () => resolve(response.statusCode));
    });
    sent.once('error', reject).end(body);
  });
}

test('teaches while it is empty, and tells an empty field from a taken one', async ({ console: { page } }) => {
  await goTo(page, 'Inbox');
  await expect(page.getByRole('heading', { name: 'No notification yet' })).toBeVisible();
  await page.getByRole('button', { name: 'Check and record' }).click();
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAccessibleDescription(/Paste a notification or choose a file first/);
});

test('keeps what is right, knows it again, and explains what is wrong', async ({ console }) => {
  const { page } = console;
  const right = writeNotification(console.sandbox, told);
  const forged = writeNotification(console.sandbox, { ...told, TRANSACTIONID: 'A99000002' }, 'nobody’s key');
  const plus = writeNotification(console.sandbox, { ...told, TRANSACTIONID: 'A99000003', DESCRIPTION: '1+1' }).replace(
    '%2B',
    '+',
  );
  const foreign = writeNotification(console.sandbox, { ...told, IDENTIFIER: 'OTHERSHOP' });
  await goTo(page, 'Inbox');
  await take(page, [right, right, forged, plus, foreign, 'no notification at all'].join('\n'));
  const lines = results(page).getByRole('listitem');
  await expect(results(page).getByRole('status')).toHaveText('1 kept · 1 known already · 4 set apart');
  await expect(lines.nth(0)).toContainText(/Line 1\s*Kept\s*Payment €42\.00 · N-1 · A99000001/);
  await expect(lines.nth(1)).toContainText('The very same came before. Nothing changed.');
  await expect(lines.nth(2)).toContainText('no way of reading it makes it right');
  await expect(lines.nth(3)).toContainText('It would be right if each “+” in DESCRIPTION meant itself');
  await expect(lines.nth(4)).toContainText('No account of this environment has the IDENTIFIER “OTHERSHOP”');
  await expect(lines.nth(5)).toContainText('This is no notification');
  await expect(field(page)).toHaveValue('');

  await lines.nth(2).getByRole('button', { name: 'Parameters' }).click();
  await expect(lines.nth(2).getByRole('row', { name: /^TRANSACTIONID/ })).toContainText('A99000002');
  await expect(lines.nth(2).getByRole('table')).not.toContainText(/HASH|[0-9a-f]{64}/);

  await expect(page.getByRole('region', { name: 'Set apart' }).getByRole('listitem')).not.toHaveCount(0);
  await page.getByRole('region', { name: /^Kept/ }).getByRole('button', { name: 'A99000001' }).click();
  await expect(panel(page)).toContainText('€42.00');
  await expect(panel(page)).toContainText('From a notification,');
  await expect(page.getByRole('row').filter({ hasText: 'A99000002' })).toHaveCount(0);
});

test('takes a file, and refuses one that is too large or no text', async ({ console }) => {
  const { page } = console;
  await goTo(page, 'Inbox');
  const choose = (name: string, buffer: Buffer) =>
    page.locator('input[type="file"]').setInputFiles({ name, mimeType: 'text/plain', buffer });
  await choose('huge.log', Buffer.alloc(2_000_001, 'a'));
  await expect(field(page)).toHaveAccessibleDescription(/larger than 2 MB/);
  await choose('picture.log', Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
  await expect(field(page)).toHaveAccessibleDescription(/could not be read/);
  await choose('one-line.log', Buffer.alloc(50_000, 'a'));
  await page.getByRole('button', { name: 'Check and record' }).click();
  await expect(field(page)).toHaveAccessibleDescription(/From line 1 on there is more in one piece/);
  const many = Array.from({ length: 130 }, (_, index) =>
    writeNotification(console.sandbox, {
      ...told,
      TRANSACTIONID: `A9900${1000 + index}`,
      DESCRIPTION: 'x'.repeat(200),
    }),
  );
  await choose('day.log', Buffer.from(many.join('\n')));
  await expect(field(page)).toHaveValue(/^IDENTIFIER=DEMOSHOP/);
  await page.getByRole('button', { name: 'Check and record' }).click();
  await expect(results(page).getByRole('status')).toHaveText('130 kept · 0 known already · 0 set apart');
  await expect(results(page).getByRole('listitem').last()).toContainText('Line 130');
});

test('takes what is dropped on the page', async ({ console }) => {
  const { page } = console;
  await goTo(page, 'Inbox');
  const text = writeNotification(console.sandbox, told);
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'dropped.txt', { type: 'text/plain' }));
    return transfer;
  }, text);
  const intro = page.getByRole('heading', { level: 1, name: 'Inbox' });
  await intro.dispatchEvent('dragover', { dataTransfer: data });
  await expect(page.getByText('Drop the file to read it')).toBeVisible();
  await intro.dispatchEvent('drop', { dataTransfer: data });
  await expect(field(page)).toHaveValue(text);
});

test('listens once it is asked to, takes what comes, and stops', async ({ console }) => {
  const { page } = console;
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  await goTo(page, 'Inbox');
  const listener = page.getByRole('region', { name: 'Listener' });
  await expect(listener).toContainText('It is off at every start.');
  await listener.getByLabel('Port').fill('70000');
  await listener.getByRole('button', { name: 'Start listening' }).click();
  await expect(listener).toContainText('Enter a port from 1 to 65535.');
  await listener.getByLabel('Port').fill(String(port));
  await listener.getByRole('button', { name: 'Start listening' }).click();
  await expect(listener).toContainText('Another program uses this port.');
  await listener.getByLabel('Address').fill('0.0.0.0');
  await expect(listener).toContainText('Other computers can reach this address.');
  await listener.getByLabel('Address').fill('127.0.0.1');
  await listener.getByLabel('Name of the tunnel').fill('two words');
  await listener.getByRole('button', { name: 'Start listening' }).click();
  await expect(listener).toContainText('Enter a name such as hooks.example.com');
  await listener.getByLabel('Name of the tunnel').fill('https://hooks.example.com:8443/notify');
  await new Promise((resolve) => taken.close(resolve));
  await listener.getByRole('button', { name: 'Start listening' }).click();
  await expect(listener).toContainText('Listening');
  await expect(listener).toContainText(`http://127.0.0.1:${port}/`);

  const answer = await fetch(`http://127.0.0.1:${port}/`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: writeNotification(console.sandbox, told),
  });
  expect(await answer.text()).toBe('OK');
  await expect(listener).toContainText('1 answered OK, 0 refused');
  expect(await sendAs('hooks.example.com', port, writeNotification(console.sandbox, told))).toBe(200);
  expect(await sendAs('elsewhere.example', port, writeNotification(console.sandbox, told))).toBe(403);
  await expect(listener).toContainText('2 answered OK, 1 refused');
  await expect(page.getByRole('region', { name: /^Kept/ })).toContainText('A99000001');
  await listener.getByRole('button', { name: 'Stop listening' }).click();
  await expect(listener).toContainText('Off');
  await expect(fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: '' })).rejects.toThrow();
});

test('by keyboard, in French, and without a finding of axe', async ({ console }) => {
  const { page } = console;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await goTo(page, 'Inbox');
  await field(page).focus();
  await page.keyboard.insertText(`${writeNotification(console.sandbox, told)}\nnothing`);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(results(page).getByRole('heading')).toBeFocused();
  await page.waitForTimeout(200);
  expect(await violations(page)).toEqual([]);
  await speakFrench(page);
  await expect(page.getByRole('region', { name: 'Résultat' })).toContainText('Gardée');
  expect(await violations(page)).toEqual([]);
});
