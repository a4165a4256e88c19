import { readFileSync } from 'node:fs';
import { request } from 'undici';

/** A page as the holder's browser has it: the form that it shows, with its hidden fields and what it asks for. */
export interface HolderScreen {
  readonly html: string;
  readonly action: string;
  readonly hidden: Readonly<Record<string, string>>;
  readonly asks: readonly string[];
}

/** The page that was saved for the merchant's own site. */
export function openSaved(path: string): HolderScreen {
  return readScreen(readFileSync(path, 'utf8'), 'https://shop.example');
}

/** Presses the button of a page; what is entered goes with its hidden fields. */
export async function press(
  screen: HolderScreen,
  entered: Readonly<Record<string, string>> = {},
): Promise<HolderScreen> {
  const response = await request(screen.action, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'user-agent': 'A browser' },
    body: new URLSearchParams({ ...screen.hidden, ...entered }).toString(),
  });
  return readScreen(await response.body.text(), screen.action);
}

function readScreen(html: string, address: string): HolderScreen {
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  const action = plain(/<form [^>]*action="([^"]+)"/.exec(html)?.[1] ?? '');
  return {
    html,
    action: action === '' ? '' : new URL(action, address).href,
    hidden: Object.fromEntries(inputs.map(([, name = '', value = '']) => [plain(name), plain(value)])),
    asks: [...html.matchAll(/<input type="(?!hidden)\w+" name="(\w+)"/g)].map(([, name = '']) => name),
  };
}

function plain(text: string): string {
  return text.replace(/&#(\d+);/g, (_entity, code: string) => String.fromCharCode(Number(code)));
}
