import { performance } from 'node:perf_hooks';
import { BroadcastChannel } from 'node:worker_threads';
import { busyAnswer, busyQuestion, channelName } from './busy.ts';
import { slowDownCommits, slowSyncVariable } from './slow-commits.ts';

/*
 * The product's own writer, with an ear for the question how long it was busy, and with the disk of a laptop where that is
 * wanted. It is imported last: it serves from its first line on.
 */
const slowSync = Number(process.env[slowSyncVariable] ?? 0);
if (slowSync > 0) slowDownCommits(slowSync);

const channel = new BroadcastChannel(channelName);
channel.onmessage = ({ data }) => {
  if (data === busyQuestion) channel.postMessage(busyAnswer(performance.eventLoopUtilization().active));
};
// Whoever only listens must not keep the thread alive.
channel.unref();

await import('../../../main/ledger/threads/writer.ts');
