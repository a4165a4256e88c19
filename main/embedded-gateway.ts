import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { creditMode, currencySchema } from '../contract/index.ts';

/** What the gateway inside the console says of itself; the demo accounts' secrets are new at each start. */
const readySchema = z.object({
  kind: z.literal('ready'),
  url: z.url(),
  accounts: z.array(
    z.object({
      identifier: z.string(),
      label: z.string(),
      currency: currencySchema,
      zone: z.string(),
      secret: z.string(),
      credit: creditMode.default('off'),
      method: z.enum(['card', 'sdd', 'redirect']).default('card'),
    }),
  ),
});

const greetingSchema = z.discriminatedUnion('kind', [
  readySchema,
  z.object({ kind: z.literal('failed'), message: z.string() }),
]);

const exportedSchema = z.object({ kind: z.literal('exported'), id: z.string(), csv: z.string() });

export type DemoAccount = z.infer<typeof readySchema>['accounts'][number];

/** A Be2bill gateway of our own in a thread of this process: real HTTP on loopback, no account needed. */
export interface EmbeddedGateway {
  readonly url: string;
  readonly accounts: readonly DemoAccount[];
  /** Every transaction as the gateway would export it: CSV text (protocol.md §10.5). */
  exportTransactions(): Promise<string>;
  close(): Promise<void>;
}

/**
 * Starts it on its own data file; its clock runs on from `now`, or is the machine's. The sandbox is reached by its file
 * and its messages, never by an import.
 */
export async function startEmbeddedGateway(entry: URL, file: string, now?: number): Promise<EmbeddedGateway> {
  const from = now === undefined ? {} : { now: new Date(now).toISOString() };
  const worker = new Worker(entry, { workerData: { file, demo: true, ...from } });
  let isOver = false;
  const ended = new Promise<Error>((resolve) => {
    const end = (failure: Error) => {
      isOver = true;
      resolve(failure);
    };
    worker.on('error', end);
    worker.on('exit', (code) => end(new Error(`The demo gateway has ended with ${code}.`)));
  });
  /** Its next message; rejects once it has ended. */
  const hear = async (): Promise<unknown> => {
    if (isOver) throw await ended;
    const heard = await Promise.race([once(worker, 'message'), ended]);
    if (heard instanceof Error) throw heard;
    return heard[0];
  };
  const greeting = greetingSchema.parse(await hear());
  if (greeting.kind === 'failed') {
    await worker.terminate();
    throw new Error(`The demo gateway could not start: ${greeting.message}`);
  }
  return {
    url: greeting.url,
    accounts: greeting.accounts,
    exportTransactions: async () => {
      const exported = hear();
      worker.postMessage({ kind: 'export', id: 'export' });
      return exportedSchema.parse(await exported).csv;
    },
    close: async () => {
      worker.postMessage({ kind: 'close' });
      await ended;
    },
  };
}
