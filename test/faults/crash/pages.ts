import type { HolderAsk, OperationView } from '../../../contract/index.ts';
import { press } from '../../../scripts/tour/holder-browser.ts';
import type { HeadlessConsole } from '../headless-console.ts';
import { card, type Shop } from './shop.ts';
import type { Life, World } from './world.ts';

/** The merchant's own page that links for holders lead to. */
export const pageUrl = 'https://shop.example/pay';

const common = { validMinutes: 10_080, language: 'en' } as const;

export const byBank: HolderAsk = { way: 'threeDSecure', ...common };

export const byForm: HolderAsk = {
  way: 'hostedForm',
  ...common,
  keepCard: 'never',
  authenticate: false,
  hideEmail: false,
  hideName: false,
};

/** A page that was handed over for a holder. */
export interface HandedPage {
  readonly way: HolderAsk['way'];
  /** Its attempts' ids, which rows bear. */
  readonly marks: readonly string[];
  /** As it was told first. */
  readonly link: string;
  /** How often a holder gave a card on it, or their word. */
  visits: number;
}

/** Asks for the page of an operation for the first time, and keeps it. */
export async function keepPage(
  { pages }: World,
  console: HeadlessConsole,
  { operationId, attempts }: OperationView,
  way: HolderAsk['way'],
): Promise<void> {
  const answer = await console.ask('pages.link', { operationId });
  const marks = attempts.map(({ attemptId }) => attemptId);
  if (answer.ok) pages.set(operationId, { way, marks, link: answer.value.link, visits: 0 });
}

/** Holds a page against what it was when it was asked for first; one that has ended is gone. */
export async function checkPage(world: World, console: HeadlessConsole, operationId: string): Promise<void> {
  const known = world.pages.get(operationId);
  if (!known) return;
  const answer = await console.ask('pages.link', { operationId });
  if (answer.ok ? answer.value.link !== known.link : !isOver(world.shop, known)) world.changedPages.add(operationId);
}

/** Whether the book has an end of it: a refused try on the form is none. */
function isOver({ sandbox }: Shop, { way, marks }: HandedPage): boolean {
  const codes = sandbox.rows().flatMap(({ extraData, execcode }) => (marks.includes(extraData) ? [execcode] : []));
  return codes.some((code) => (way === 'hostedForm' ? code === '0000' : code !== '0001'));
}

const refusedCard = '5555557376384001';

/** A holder comes by a page that was handed over in this life or in an earlier one, and pays, tries or cancels. */
export async function visitPage({ world, dice }: Life): Promise<void> {
  const pages = [...world.pages.values()];
  if (pages.length === 0) return;
  const page = dice.happens(0.6) ? dice.pick(pages.slice(-4)) : dice.pick(pages);
  const { url, fields } = readLink(page.link);
  const shown = await press({ html: '', action: url, hidden: Object.fromEntries(fields), asks: [] });
  // It is over: nothing more can be pressed.
  if (shown.action === '') return;
  page.visits += 1;
  const { CREATEALIAS: _kept, ...entered } = card;
  const isRefused = dice.happens(0.25);
  if (page.way === 'threeDSecure') await press(shown, { DECISION: isRefused ? 'cancel' : 'accept' });
  else await press(shown, { ...entered, ...(isRefused && { CARDCODE: refusedCard }) });
}

/** What stands behind `#`: the form as JSON in base64url. */
function readLink(link: string): { readonly url: string; readonly fields: readonly (readonly [string, string])[] } {
  return JSON.parse(Buffer.from(new URL(link).hash.slice(1), 'base64url').toString('utf8'));
}

/** The console hears all that was notified of pages: what was paid on one is known to be from then on. */
export async function tellOfPages({ shop, pages }: World, console: HeadlessConsole): Promise<void> {
  await shop.sandbox.settled();
  const marks = [...pages.values()].flatMap((page) => page.marks);
  const told = shop.notifications.filter((text) => marks.some((mark) => text.includes(mark)));
  for (const text of told) await console.ask('notifications.take', { text });
}
