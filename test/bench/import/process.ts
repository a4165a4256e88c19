import { join } from 'node:path';
import { v7 as createId } from 'uuid';
import { openLedger } from '../../../main/ledger/ledger.ts';
import { createImportSession } from '../../../main/lookup/session/session.ts';
import type { Draft } from '../../../main/ports/journal.ts';
import { exportReader, threads } from '../../threads.ts';
import { shop } from './file.ts';

/** Takes a file into a ledger of its own, as a process of its own: its memory is that of nothing else. */
const [folder = '', path = ''] = process.argv.slice(2);
const ledger = await openLedger(folder, threads);
const stamp = () => ({ actor: 'bench', at: Date.now() });
const session = createImportSession({
  ledger,
  reader: exportReader,
  accounts: () => [shop],
  stamp,
  createId,
  folder: join(folder, 'imports'),
  version: 'bench',
  onProgress: () => {},
});

/** A draft that nobody confirms: one durable line of the log, as a refund needs several. */
function draft(): Draft {
  const attemptId = createId();
  return {
    operationId: createId(),
    attemptId,
    accountId: shop.accountId,
    operation: 'refund',
    chainId: 'F0',
    referenceId: 'F0',
    orderId: 'W-0',
    amount: { minor: 100, currency: 'EUR' },
    reason: 'goodsReturned',
    note: '',
    agreement: '',
    request: { url: 'http://127.0.0.1:1/front/service/rest/process', parameters: { EXTRADATA: attemptId } },
    review: null,
  };
}

async function timeWrite(): Promise<number> {
  const began = performance.now();
  await ledger.journal.draft(draft(), stamp());
  return performance.now() - began;
}

const [alone, during]: [number[], number[]] = [[], []];
for (let count = 0; count < 50; count += 1) alone.push(await timeWrite());
let peak = 0;
const watching = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 50);
const began = performance.now();
let running = true;
const taking = session.take(path, { accountId: shop.accountId, amounts: 'minor', zone: 'UTC' }).finally(() => {
  running = false;
});
while (running) {
  during.push(await timeWrite());
  // A person refunds now and then: writes back to back would be all that is measured.
  await new Promise((resolve) => setTimeout(resolve, 200));
}
const taken = await taking;
const milliseconds = performance.now() - began;
clearInterval(watching);
await ledger.close();
process.stdout.write(JSON.stringify({ taken: taken.kind, milliseconds, peak, alone, during }));
