import { BroadcastChannel } from 'node:worker_threads';

export const channelName = 'bench: how long the writer was busy';
export const busyQuestion = 'busy?';

/** In milliseconds since the thread began: waiting for the disk counts, waiting for work does not. */
export function busyAnswer(milliseconds: number): { readonly busy: number } {
  return { busy: milliseconds };
}

/** Asks the one writer of the benches how long it has been busy, in milliseconds since it began. */
export async function askBusy(): Promise<number> {
  const channel = new BroadcastChannel(channelName);
  try {
    return await new Promise<number>((resolve) => {
      channel.onmessage = ({ data }) => {
        const { busy } = data as ReturnType<typeof busyAnswer>;
        if (typeof busy === 'number') resolve(busy);
      };
      channel.postMessage(busyQuestion);
    });
  } finally {
    channel.close();
  }
}
