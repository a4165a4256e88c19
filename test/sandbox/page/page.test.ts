import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findBrowser } from '../../../main/hosts/chromium/browser.ts';
import { faultSchema } from '../../../sandbox/faults/rule.ts';
import { pageLink } from '../../../sandbox/page/routes.ts';
import { openShop, type Shop } from '../client.ts';

const installed = findBrowser();
const places = ['Transactions', 'Requests', 'Notifications', 'Faults', 'Clock', 'Accounts'];

describe.skipIf(installed === undefined)('the page at /sandbox/ in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    // No user namespaces for the browser's own sandbox where tests run as root; only this gateway is visited.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ executablePath: installed ?? '', args });
  });
  afterAll(() => browser?.close());

  async function open(shop: Shop, { link = true, dark = false } = {}): Promise<Page> {
    const page = await browser.newPage({
      colorScheme: dark ? 'dark' : 'light',
      viewport: { width: 1280, height: 800 },
    });
    onTestFinished(() => page.close());
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // The browser reports what the API refuses as well; anything else, such as a breach of the policy, is ours.
      if (message.type() === 'error' && !/status of 40[01]/.test(message.text())) complaints.push(message.text());
    });
    onTestFinished(() => expect(complaints).toEqual([]));
    await page.goto(link ? pageLink(shop.sandbox.url, shop.sandbox.control) : `${shop.sandbox.url}/sandbox/`);
    return page;
  }

  const goTo = (page: Page, place: string) => page.getByRole('navigation').getByRole('link', { name: place }).click();

  it('opens with its link, hides the token from the address, and keeps it for the tab alone', async () => {
    const shop = await openShop();
    const { TRANSACTIONID = '' } = await shop.pay();
    const page = await open(shop);
    await page.getByRole('button', { name: TRANSACTIONID }).waitFor();
    expect(page.url()).not.toContain(shop.sandbox.control);
    await page.reload();
    await page.getByRole('button', { name: TRANSACTIONID }).waitFor();
    expect(await page.evaluate('localStorage.length + document.cookie.length')).toBe(0);
  });

  it('shows nothing without the token, and takes it from a pasted link', async () => {
    const shop = await openShop();
    const { TRANSACTIONID = '' } = await shop.pay();
    const page = await open(shop, { link: false });
    await page.getByLabel('Link or token').fill(pageLink(shop.sandbox.url, shop.sandbox.control));
    expect(await page.content()).not.toContain(TRANSACTIONID);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: TRANSACTIONID }).waitFor();
  });

  it('I59 by keyboard alone: refunds a part, voids the refund, charges back', async () => {
    const shop = await openShop();
    const { TRANSACTIONID = '' } = await shop.pay({ AMOUNT: '1000' });
    const page = await open(shop);
    await page.getByRole('button', { name: TRANSACTIONID }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Amount').fill('4.00');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('€6.00 left to refund').waitFor();
    expect(shop.sandbox.balanceOf('SHOP', TRANSACTIONID)).toMatchObject({ refunded: 400, left: 600 });
    expect(shop.sandbox.rows().at(-1)).toMatchObject({ operation: 'refund', origin: 'EXTRANET', amount: 400 });
    await page.keyboard.press('Escape');
    expect(await page.locator('#panel').isHidden()).toBe(true);
    expect(await page.evaluate('document.activeElement.textContent')).toBe(TRANSACTIONID);

    await page.getByRole('row').filter({ hasText: 'Refund' }).getByRole('button').press('Enter');
    await page.getByRole('button', { name: 'Void' }).press('Enter');
    await page.getByText('€10.00 left to refund').waitFor();
    expect(shop.sandbox.balanceOf('SHOP', TRANSACTIONID)).toMatchObject({ left: 1000 });

    await page.getByRole('row').filter({ hasText: 'Payment' }).getByRole('button').press('Enter');
    await page.getByRole('button', { name: 'Charge back' }).press('Enter');
    await page.getByText('Charge back: 0000').waitFor();
    expect(shop.sandbox.balanceOf('SHOP', TRANSACTIONID)).toMatchObject({ left: 1000 });
  });

  it('captures, and says what the gateway says when it refuses', async () => {
    const shop = await openShop();
    const { TRANSACTIONID = '' } = await shop.authorize({ AMOUNT: '1000' });
    const page = await open(shop);
    await page.getByRole('button', { name: TRANSACTIONID }).click();
    await page.getByLabel('Amount').fill('10.01');
    await page.getByRole('button', { name: 'Capture' }).click();
    await page.locator('#panel').getByText('Capture: 2007').waitFor();
    expect(shop.sandbox.rows()).toHaveLength(1);
    await page.getByLabel('Amount').fill('eleven');
    await page.getByRole('button', { name: 'Capture' }).click();
    await page.getByText('This is no amount in EUR.').waitFor();
    await page.getByLabel('Amount').fill('');
    await page.getByRole('button', { name: 'Capture' }).click();
    await page.getByText('€10.00 left to refund').waitFor();
    expect(shop.sandbox.rows().at(-1)).toMatchObject({ operation: 'capture', amount: 1000, origin: 'EXTRANET' });
  });

  it('tells parameter by parameter why a HASH did not match, without a card number', async () => {
    const shop = await openShop();
    const right = await shop.pay();
    expect(right['EXECCODE']).toBe('0000');
    await shop.pay({ HASH: 'ab'.repeat(32), DESCRIPTION: 'caf\u00e9 <img src=x>' });
    const page = await open(shop);
    await goTo(page, 'Requests');
    await page.getByRole('row').filter({ hasText: '1003' }).getByRole('button').click();
    await page.getByRole('heading', { name: 'Why the HASH did not match' }).waitFor();
    const description = page.locator('#panel').getByRole('row').filter({ hasText: 'DESCRIPTION' });
    expect(await description.textContent()).toContain('caf\u00e9 <img src=x>');
    expect(await description.textContent()).toContain('beyond ASCII');
    expect(await page.locator('#panel').textContent()).not.toMatch(/false|undefined|\[object/);
    expect(await page.locator('#panel img').count(), 'what was sent never becomes markup').toBe(0);
    const shown = await page.content();
    for (const secret of ['1111222233334444', shop.sandbox.accounts[0]?.secret ?? ''])
      expect(shown).not.toContain(secret);
  });

  it('moves the clock, which executes what falls due', async () => {
    const shop = await openShop();
    await shop.authorize({ CAPTUREDATE: '2026-03-11' });
    const page = await open(shop);
    await goTo(page, 'Clock');
    await page.getByRole('button', { name: '1 day' }).click();
    await page.getByText('It is 11 Mar 2026, 10:00:00 in Paris.').waitFor();
    expect(shop.sandbox.rows().at(-1)).toMatchObject({ operation: 'capture', origin: 'BATCH' });
    await page.getByLabel('Instant in UTC').fill('2026-03-29T00:59:59');
    await page.getByRole('button', { name: 'Move the clock' }).click();
    await page.getByText('It is 29 Mar 2026, 01:59:59 in Paris.').waitFor();
    expect(new Date(shop.sandbox.clock.now()).toISOString()).toBe('2026-03-29T00:59:59.000Z');
    await page.getByLabel('Instant in UTC').fill('2026-03-01T00:00:00');
    await page.getByRole('button', { name: 'Move the clock' }).click();
    await page.getByText('The clock only moves ahead.').waitFor();
  });

  it('lets something go wrong, and stops it again', async () => {
    const shop = await openShop();
    const page = await open(shop);
    await goTo(page, 'Faults');
    await page.getByLabel('What').selectOption('Another EXECCODE');
    await page.getByLabel('execcode').fill('5002');
    await page.getByRole('button', { name: 'Add the rule' }).click();
    await page.getByRole('button', { name: 'Remove rule' }).waitFor();
    expect((await shop.pay())['EXECCODE']).toBe('5002');
    await page.getByRole('button', { name: 'Remove rule' }).click();
    await page.getByText('Nothing goes wrong').waitFor();
    const kinds = await page.getByLabel('What').locator('option').allTextContents();
    for (const kind of kinds) {
      await page.getByLabel('What').selectOption(kind);
      await page.getByRole('button', { name: 'Add the rule' }).click();
      await page.getByRole('listitem').filter({ hasText: kind }).waitFor();
      await page.getByRole('button', { name: 'Remove rule' }).click();
      await page.getByText('Nothing goes wrong').waitFor();
    }
    expect(kinds).toHaveLength(faultSchema.options.length);
    expect((await shop.pay())['EXECCODE']).toBe('0000');
  });

  it.each(['light', 'dark'])('axe finds nothing in any place in %s', { timeout: 600_000 }, async (appearance) => {
    const shop = await openShop({ notificationUrl: 'http://127.0.0.1:9/' });
    await shop.pay();
    await shop.pay({ CARDCODE: '5555554530114002' });
    await shop.pay({ HASH: 'ab'.repeat(32) });
    shop.sandbox.faults.add({ what: 'lost', operation: 'refund', acted: true });
    const page = await open(shop, { dark: appearance === 'dark' });
    for (const place of places) {
      await goTo(page, place);
      await page.getByRole('heading', { level: 1, name: place }).waitFor();
      expect(await violations(page), place).toEqual([]);
      const row = page.locator('#content button.row').first();
      if ((await row.count()) === 0) continue;
      await row.click();
      await page.locator('#panel h2').waitFor();
      expect(await violations(page), `${place}, panel`).toEqual([]);
    }
  });

  it('comes with a policy that allows no inline script, and from its own address only', async () => {
    const { sandbox } = await openShop();
    const response = await fetch(`${sandbox.url}/sandbox/`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(await response.text(), 'no secret and no token stands in the page').not.toContain(sandbox.control);
    expect((await fetch(`${sandbox.url}/sandbox/../serve.ts`)).status).toBe(404);
    expect((await fetch(`${sandbox.url}/sandbox/routes.ts`)).status).toBe(404);
  });
});

it('npm run sandbox prints the link on stderr, so that stdout stays for programs', async () => {
  const program = fileURLToPath(new URL('../../../sandbox/serve.ts', import.meta.url));
  const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const [first, link] = await Promise.all(
    [child.stdout, child.stderr].map(async (stream) =>
      String((await once(createInterface({ input: stream }), 'line'))[0]),
    ),
  );
  const { url, control } = JSON.parse(first ?? '');
  expect(link).toBe(`The page: ${pageLink(url, control)}`);
});

async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return found.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
}
