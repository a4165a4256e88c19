import { buildBridge } from '../contract/bridge.ts';
import { bridgeName, lentFile, lentHand, lentReceive, lentSend } from '../contract/wire.ts';

/**
 * Runs before every script of the page in the Chromium host, which has no world apart for it: the functions that
 * main lent are taken off the page, and what stays is the frozen table of verbs.
 */
const page = globalThis as unknown as Record<string, unknown>;
const send = page[lentSend] as ((message: string) => Promise<string>) | undefined;

const tellOfFile = page[lentHand] as ((word: string) => Promise<string>) | undefined;

if (send) {
  delete page[lentSend];
  delete page[lentHand];
  let handed: File | undefined;
  const listeners = new Set<(message: string) => void>();
  const receive = (message: string) => {
    for (const listener of listeners) listener(message);
  };
  const bridge = buildBridge({
    send,
    // Main takes it by the debugger's protocol, which alone knows where a file of the page's lies (DOM.getFileInfo).
    hand: async (file) => {
      handed = file;
      try {
        return (await tellOfFile?.('file')) ?? '';
      } finally {
        handed = undefined;
      }
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  Object.defineProperty(page, lentFile, { value: () => handed });
  Object.defineProperty(page, lentReceive, { value: receive });
  Object.defineProperty(page, bridgeName, { value: freezeDeeply(bridge), enumerable: true });
  guardWire();
}

function freezeDeeply<Value extends object>(value: Value): Value {
  for (const inner of Object.values(value)) if (typeof inner === 'object') freezeDeeply(inner);
  return Object.freeze(value);
}

/**
 * Under what main lent lies a function of Playwright's own, which stays within the page's reach. What is not JSON of
 * an object would end the main process there (playwright-core 1.65, `PageBinding.dispatch`), so it stops here.
 */
function guardWire(): void {
  const name = '__playwright__binding__';
  const wire = page[name];
  if (typeof wire !== 'function') return;
  const { parse } = JSON;
  const value = (payload: string) => {
    const message: unknown = parse(payload);
    if (typeof message === 'object' && message !== null) wire(payload);
  };
  Object.defineProperty(page, name, { value, writable: false, configurable: false });
}
