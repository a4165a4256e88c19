import { BroadcastChannel } from 'node:worker_threads';

export function deadlyChannel(file: string): string {
  return `be2bill-kill ${file}`;
}

/** The entry of a writer that can be killed. */
export const mortalWriter = new URL('./mortal-writer.ts', import.meta.url);

/** Kills the mortal writer of a ledger; it may still be alive when this returns. */
export function killWriter(file: string): void {
  const channel = new BroadcastChannel(deadlyChannel(file));
  channel.postMessage('die');
  channel.close();
}
