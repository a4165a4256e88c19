import { BroadcastChannel } from 'node:worker_threads';

export function deadlyChannel(file: string): string {
  return `be2bill-kill ${file}`;
}

/** The entry of a writer that can be killed. */
export const mortalWriter = new URL('./mortal-writer.ts', import.meta.url);

/** The entry of a reader that can be killed in the same way. */
export const mortalReader = new URL('./mortal-reader.ts', import.meta.url);

/** Kills the mortal threads of a ledger; they may still be alive when this returns. */
export function killWriter(file: string): void {
  const channel = new BroadcastChannel(deadlyChannel(file));
  channel.postMessage('die');
  channel.close();
}
