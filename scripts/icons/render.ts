import { chromium } from 'playwright-core';
import { findBrowser } from '../../main/hosts/chromium/browser.ts';

/** Renders SVGs as PNGs with a clear ground, each at the size that it names, through the installed Chromium. */
export async function renderAll(
  sizes: readonly number[],
  draw: (size: number) => string,
): Promise<ReadonlyMap<number, Buffer>> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('No Chromium, Chrome or Edge was found to draw with.');
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    const page = await browser.newPage({ deviceScaleFactor: 1 });
    const pictures = new Map<number, Buffer>();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(`<style>body{margin:0}svg{display:block}</style>${draw(size)}`);
      pictures.set(size, await page.screenshot({ omitBackground: true }));
    }
    return pictures;
  } finally {
    await browser.close();
  }
}
