import type { Bridge } from '../contract/index.ts';
import { bridgeName } from '../contract/wire.ts';

/** The verbs of the main process. Without them the page was opened outside the console and can do nothing. */
export const bridge: Bridge = (() => {
  const lent = (globalThis as unknown as Record<string, Bridge | undefined>)[bridgeName];
  if (!lent) throw new Error('This page works inside the console only.');
  return lent;
})();
