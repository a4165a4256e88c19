import type { CDPSession, Page } from 'playwright-core';
import type { Notice } from '../../notices.ts';

/** How long the browser may take to show one, in milliseconds: a system without any never says that it has not. */
const patience = 10_000;

/**
 * Runs in the page's frame, in a world where no script of the page's is: gives whether the system shows it. A click on it brings
 * the window forward.
 */
const show = `(title, body, patience) => new Promise((resolve) => {
  const notice = new Notification(title, { body });
  notice.onclick = () => focus();
  notice.onshow = () => resolve(true);
  notice.onerror = () => resolve(false);
  setTimeout(resolve, patience, false);
})`;

/**
 * Shows notices of the system's own by the page's Notification, one after the other. The page is permitted nothing: the browser is
 * told otherwise for as long as one takes to come up, over its pipe, and no script of the page's has a hand in it.
 */
export function createNotifier(origin: string): (page: Page, notice: Notice) => Promise<boolean> {
  // Kept: with a line on which something was permitted or denied, everything of that kind would go, what the start denied too.
  const lines = new WeakMap<Page, Promise<CDPSession>>();
  const lineTo = (page: Page) => {
    const line = lines.get(page) ?? page.context().newCDPSession(page);
    lines.set(page, line);
    return line;
  };
  let last: Promise<unknown> = Promise.resolve();
  return (page, notice) => {
    const shown = last.then(async () => showNotice(await lineTo(page), origin, notice)).catch(() => false);
    last = shown;
    return shown;
  };
}

async function showNotice(line: CDPSession, origin: string, { title, body }: Notice): Promise<boolean> {
  try {
    await permit(line, origin, 'granted');
    const { frameTree } = await line.send('Page.getFrameTree');
    const { executionContextId } = await line.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'notice',
    });
    const { result } = await line.send('Runtime.callFunctionOn', {
      functionDeclaration: show,
      arguments: [title, body, patience].map((value) => ({ value })),
      executionContextId,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value === true;
  } finally {
    await permit(line, origin, 'denied');
  }
}

function permit(line: CDPSession, origin: string, setting: 'granted' | 'denied'): Promise<unknown> {
  return line.send('Browser.setPermission', { permission: { name: 'notifications' }, setting, origin });
}
