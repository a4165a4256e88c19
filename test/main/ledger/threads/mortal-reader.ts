import { BroadcastChannel, workerData } from 'node:worker_threads';
import type { ThreadData } from '../../../../main/ledger/threads/messages.ts';
import { deadlyChannel } from './kill.ts';

// A reader thread, which ends in the middle of whatever it does once somebody wants it to.

const channel = new BroadcastChannel(deadlyChannel((workerData as ThreadData).file));
channel.onmessage = () => process.exit(1);
channel.unref();
await import('../../../../main/ledger/threads/reader.ts');
