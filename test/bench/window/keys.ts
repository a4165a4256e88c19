import type { Stage } from '../../../scripts/tour/stage.ts';
import { p95, round } from '../measure/statistics.ts';

/**
 * What a person types, key by key: names, an order, mail providers, a customer’s number, a card. Some fifty of these keys
 * change a row: of a dozen the 95th percentile would be the slowest.
 */
const words = [
  ...['martin', 'W-000001', 'gmail', 'dubois', 'laurent', 'orange.fr', 'sophie', 'c100024', '497010', 'zbigniew'],
  ...['bernard', 'hotmail'],
];

/** How long rows may go on changing behind the answer to a key, in milliseconds. */
const settled = 250;

/** From each key in the search box to the rows that it brought being painted: the 95th percentile, in milliseconds. */
export async function measureKeys(stage: Stage, typed: readonly string[] = words): Promise<number> {
  const { page } = stage;
  const box = page.getByRole('searchbox');
  const times: number[] = [];
  for (const word of typed) {
    await box.fill('');
    await page.waitForTimeout(2 * settled);
    for (const [index, key] of [...word].entries()) {
      const text = word.slice(0, index + 1);
      const from = stage.messages.length;
      await box.press(key === ' ' ? 'Space' : key);
      await answered(stage, text, from);
      await page.waitForTimeout(settled);
      const time = await page.evaluate(() => benchFrames.keyToPaint());
      // The next letter of an order may leave every row where it is.
      if (time !== undefined) times.push(time);
    }
  }
  await box.fill('');
  await page.waitForTimeout(2 * settled);
  if (times.length === 0) throw new Error('No key has changed a row.');
  return round(p95(times));
}

/** Waits for the answer to a question of that text. */
async function answered({ messages, page }: Stage, text: string, from: number): Promise<void> {
  const question = JSON.stringify(text);
  for (let tries = 0; tries < 400; tries += 1) {
    const asked = messages.findIndex(
      ({ to, text: message }, index) => index >= from && to === 'main' && message.includes(`"text":${question}`),
    );
    if (asked !== -1 && messages.slice(asked + 1).some(({ to }) => to === 'window')) return;
    await page.waitForTimeout(25);
  }
  throw new Error(`Nobody asked for ${question}.`);
}
