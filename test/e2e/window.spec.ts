import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import packageJson from '../../package.json' with { type: 'json' };
import { goTo } from './account-steps.ts';
import { expect, test } from './console.ts';

// What the first frame of a window looks like is looked at in a browser that has never had another.
test.use({ ownBrowser: true });

const grounds = { light: 'rgb(255, 255, 255)', dark: 'rgb(21, 23, 27)' } as const;

/** Chooses an appearance that is not the one shown, and waits until main has written it down. */
async function choose(page: Page, theme: 'Light' | 'Dark'): Promise<void> {
  await page.getByRole('button', { name: `${theme} appearance` }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme.toLowerCase());
  // Painted as well: what follows looks at pictures.
  await page.screenshot();
}

for (const [chosen, system] of [
  ['dark', 'light'],
  ['light', 'dark'],
] as const) {
  test(`the first frame is ${chosen} by choice on a ${system} system, before any script of ours has run`, async ({
    console: { page },
  }) => {
    await page.emulateMedia({ colorScheme: system });
    await choose(page, chosen === 'dark' ? 'Dark' : 'Light');
    await page.route('**/*.js', (route) => route.abort());
    await page.reload();
    await expect(page.locator('#root')).toBeEmpty();
    const ground = 'getComputedStyle(document.documentElement).backgroundColor';
    expect(await page.evaluate(ground)).toBe(grounds[chosen]);
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgba(0, 0, 0, 0)');
    await page.unroute('**/*.js');
  });

  test(`no frame is ${system} while a window is loaded whose person chose ${chosen}`, async ({ console: { page } }) => {
    test.slow();
    await page.emulateMedia({ colorScheme: system });
    await choose(page, chosen === 'dark' ? 'Dark' : 'Light');
    const frames = await recordFrames(page, async () => {
      await page.reload();
      await page.getByRole('grid').waitFor();
    });
    const brightness = await measure(page, frames);
    for (const bright of brightness) {
      if (chosen === 'dark') expect(bright).toBeLessThan(80);
      else expect(bright).toBeGreaterThan(200);
    }
  });
}

test('a window does nothing that its own policy forbids, from its first script on', async ({ console: { page } }) => {
  await page.addInitScript(() => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      seen.push(`${violatedDirective} ${blockedURI} ${sourceFile}`);
    });
    Object.assign(globalThis, { forbidden: seen });
  });
  await page.reload();
  await page.locator('[role="grid"] [role="row"]').nth(1).waitFor();
  expect(await page.evaluate('forbidden')).toEqual([]);
});

/** How large a picture is to be looked at for its brightness; one of the whole window keeps a busy machine from its work. */
const thumbnail = { maxWidth: 64, maxHeight: 40 } as const;

/** Every picture that the browser composes meanwhile, as PNG in base64. */
async function recordFrames(page: Page, act: () => Promise<void>): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const frames: string[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data);
    // One that is still on its way when the recording ends has nobody to be told to.
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => undefined);
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1, ...thumbnail });
  await act();
  await expect.poll(() => frames.length).toBeGreaterThan(0);
  await session.send('Page.stopScreencast');
  await session.detach();
  return frames;
}

/** The mean brightness of each picture, 0 to 255. */
function measure(page: Page, frames: readonly string[]): Promise<number[]> {
  return page.evaluate(async (pictures) => {
    const measured: number[] = [];
    for (const data of pictures) {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(64, 40);
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0, 64, 40);
      const pixels = context?.getImageData(0, 0, 64, 40).data ?? [];
      let sum = 0;
      for (let index = 0; index < pixels.length; index += 4) sum += pixels[index + 1] ?? 0;
      measured.push(sum / (pixels.length / 4));
    }
    return measured;
  }, frames);
}

test('the settings say what this console is and where its data live, in both languages', async ({
  console: { page },
  host,
}) => {
  await goTo(page, 'Settings');
  const about = page.getByRole('region', { name: 'About this console' });
  await expect(about).toContainText(host === 'chromium' ? /Chromium \d+\.\d+/ : /Electron \d+.*Chromium \d+/);
  await expect(about).toContainText(/Node\.js \d+/);
  await expect(about).toContainText('MIT licence');
  const folder = await about.locator('.identifier').innerText();
  expect(existsSync(join(folder, 'console.log'))).toBe(true);
  await about.getByRole('button', { name: 'Copy the path of the folder' }).click();
  await expect(about.getByRole('button', { name: 'Copied' })).toBeVisible();
  await page.getByText('Français').click();
  const french = page.getByRole('region', { name: 'À propos de cette console' });
  await expect(french).toContainText('Licence MIT');
  await expect(french).toContainText(folder);
  expect(packageJson.license).toBe('MIT');
});

test('at 200 % on 1280 × 800 every place can be read and used: what does not fit can be scrolled to', async ({
  console: { page },
}) => {
  // What a page sees of a zoom of 200 %: half of each measure.
  await page.setViewportSize({ width: 640, height: 400 });
  for (const place of ['Unconfirmed', 'Activity', 'Accounts', 'Settings', 'Lookup']) {
    await goTo(page, place);
    await expect(page.getByRole('main')).toBeInViewport();
    await page.waitForTimeout(200);
    expect(await page.evaluate(findLost), place).toEqual([]);
  }
  await goTo(page, 'Settings');
  for (const text of ['Dark', 'MIT licence']) {
    const item = page.getByText(text, { exact: true });
    await item.scrollIntoViewIfNeeded();
    await expect(item).toBeInViewport({ ratio: 1 });
  }
});

test('and a text that cannot be scrolled to would be found', async ({ console: { page } }) => {
  await page.setViewportSize({ width: 640, height: 400 });
  expect(await page.evaluate(findLost)).toEqual([]);
  await page.evaluate(() => {
    const lost = document.createElement('p');
    Object.assign(lost, {
      textContent: 'lost',
      style: 'position: fixed; left: 630px; width: 200px; text-align: right',
    });
    document.body.append(lost);
  });
  expect(await page.evaluate(findLost)).toEqual(['lost']);
});

/** The texts that stick out of the window sideways, with nothing around them that scrolls. Runs in the page. */
function findLost(): string[] {
  const scrolls = (element: Element): boolean => {
    for (let around = element.parentElement; around && around !== document.body; around = around.parentElement) {
      const { overflowX } = getComputedStyle(around);
      if (overflowX === 'auto' || overflowX === 'scroll') return true;
      // What is cut on purpose ends with an ellipsis there.
      if (overflowX === 'hidden' && around.getBoundingClientRect().right <= innerWidth) return true;
    }
    return false;
  };
  return [...document.querySelectorAll('body *')]
    .filter(({ childNodes }) => [...childNodes].some((node) => node instanceof Text && node.data.trim() !== ''))
    .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element))
    .map(({ textContent }) => textContent ?? '');
}
