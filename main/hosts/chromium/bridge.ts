import type { BrowserContext, Frame, Page } from 'playwright-core';
import { lentFile, lentHand, lentReceive, lentSend } from '../../../contract/wire.ts';
import type { Receive } from '../../channels/receive.ts';
import { untrustedSender } from '../../channels/untrusted-sender.ts';
import { isOwnUrl } from '../window/origin.ts';

/** Who called a binding. */
export interface BindingSource {
  readonly page: Page;
  readonly frame: Frame;
}

/** The main frame of the one window, on the exact origin: everybody else is refused, whatever they send. */
export function isTrusted(source: BindingSource, window: Page | undefined, origin: string): boolean {
  return (
    window !== undefined &&
    source.page === window &&
    source.frame === window.mainFrame() &&
    isOwnUrl(source.frame.url(), origin)
  );
}

/** Lets the page ask: one string in, one string out. An exception would hand main's stack to the page, so none leaves. */
export async function exposeConsole(
  context: BrowserContext,
  window: () => Page | undefined,
  origin: string,
  receive: Receive,
): Promise<void> {
  await context.exposeBinding(lentSend, async (source: BindingSource, message: unknown) =>
    isTrusted(source, window(), origin) && typeof message === 'string' ? receive(message) : untrustedSender,
  );
}

/**
 * Takes a file that the page holds: its path is asked of the browser, which knows it for what a person chose or dropped and for
 * nothing that a script made. Gives the name that it is known by from then on, or nothing.
 */
export async function exposeFiles(
  context: BrowserContext,
  window: () => Page | undefined,
  origin: string,
  offerFile: (path: string) => Promise<string>,
): Promise<void> {
  await context.exposeBinding(lentHand, async (source: BindingSource) => {
    if (!isTrusted(source, window(), origin)) return '';
    const path = await findPath(context, source.page).catch(() => '');
    return path === '' ? '' : offerFile(path);
  });
}

async function findPath(context: BrowserContext, page: Page): Promise<string> {
  const session = await context.newCDPSession(page);
  try {
    const { result } = await session.send('Runtime.evaluate', {
      expression: `globalThis[${JSON.stringify(lentFile)}]()`,
    });
    if (result.objectId === undefined) return '';
    return (await session.send('DOM.getFileInfo', { objectId: result.objectId })).path;
  } finally {
    await session.detach();
  }
}

/** Tells the page an event; one that is just loading will ask for everything anyway. */
export async function tellPage(page: Page, origin: string, message: string): Promise<void> {
  if (page.isClosed() || !isOwnUrl(page.url(), origin)) return;
  const hand = ([name, text]: [string, string]) => {
    const receive = (globalThis as unknown as Record<string, ((text: string) => void) | undefined>)[name];
    receive?.(text);
  };
  await page.evaluate(hand, [lentReceive, message] as [string, string]).catch(() => undefined);
}
