import { join } from 'node:path';
import { goTo } from '../../../scripts/tour/operate.ts';
import { openStage, type Stage } from '../../../scripts/tour/stage.ts';
import { round } from '../measure/statistics.ts';
import { writeExport } from './file.ts';
import { watchTasks } from './tasks.ts';

/** Rows that come in through the window: enough for every kind of its work to come again and again. */
const mostRows = 40_000;

/** How long a place that was just gone to may take until it is there, in milliseconds. */
const settled = 2_000;

/**
 * The longest task of the window while a file comes in, in milliseconds: half of it at the place of the imports, half at the
 * list, whose rows change meanwhile.
 */
export async function measureWindow(folder: string, rows: number, say: (line: string) => void): Promise<number> {
  const stage = await openStage();
  try {
    const { page, sandbox } = stage;
    const count = Math.min(rows, mostRows);
    const path = join(folder, 'window.csv');
    await writeExport(path, { rows: count, identifier: sandbox.accounts[0]?.identifier ?? '' });
    await goTo(page, 'Import');
    await page.locator('main input[type=file]').setInputFiles(path);
    const preview = page.getByRole('region', { name: 'window.csv' });
    await preview.getByLabel('Amounts', { exact: true }).selectOption('In cents (minor units)');
    await page.evaluate(watchTasks);
    const from = stage.messages.length;
    await preview.getByRole('button', { name: 'Import', exact: true }).click();
    await page.waitForTimeout(settled / 4);
    await page.evaluate(() => benchTasks.begin());
    await isTaken(stage, count / 2, from);
    const atImports = await page.evaluate(() => benchTasks.longest());
    say(`import: the longest task of the window at the imports took ${Math.round(atImports)} ms`);
    await goTo(page, 'Lookup');
    await page.waitForTimeout(settled);
    await page.evaluate(() => benchTasks.begin());
    await isTaken(stage, count, from);
    const atList = await page.evaluate(() => benchTasks.longest());
    say(`import: the longest task of the window at the list took ${Math.round(atList)} ms`);
    return round(Math.max(atImports, atList));
  } finally {
    await stage.close();
  }
}

/** Waits until so many rows are in, by what the window was told from some message on. */
async function isTaken({ page, messages }: Stage, rows: number, from: number): Promise<void> {
  for (let seen = from; ; ) {
    const taken = messages.slice(seen).map(({ text }) => readRows(text));
    seen += taken.length;
    if (taken.some((count) => count >= rows)) return;
    await page.waitForTimeout(50);
  }
}

function readRows(text: string): number {
  if (!text.includes('"importProgress"') && !text.includes('"imported"')) return 0;
  const [, rows] = /"(?:rows|imported)":(\d+)/.exec(text) ?? [];
  return Number(rows ?? 0);
}
