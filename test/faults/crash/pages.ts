import type { HolderAsk } from '../../../contract/index.ts';
import type { HeadlessConsole } from '../headless-console.ts';
import type { World } from './world.ts';

/** The merchant's own page that links for holders lead to. */
export const pageUrl = 'https://shop.example/pay';

/** Nobody pays on it in these lives: it stays pending through all of them. */
export const byForm: HolderAsk = {
  way: 'hostedForm',
  validMinutes: 10_080,
  language: 'en',
  keepCard: 'never',
  authenticate: false,
  hideEmail: false,
  hideName: false,
};

/** Asks for the page of an operation, and holds it against what it was when it was asked for first. */
export async function askForPage(world: World, console: HeadlessConsole, operationId: string): Promise<void> {
  const answer = await console.ask('pages.link', { operationId });
  const known = world.pages.get(operationId);
  if (answer.ok) world.pages.set(operationId, known ?? answer.value.link);
  if (known !== undefined && !(answer.ok && answer.value.link === known)) world.changedPages.add(operationId);
}
