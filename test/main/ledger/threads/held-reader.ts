import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import type { ThreadData } from '../../../../main/ledger/threads/messages.ts';

// A reader thread that begins only once no file `hold` is beside the ledger.

const { file } = workerData as ThreadData;
while (existsSync(`${file}.hold`)) await sleep(5);
await import('../../../../main/ledger/threads/reader.ts');
