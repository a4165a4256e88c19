import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 as createId } from 'uuid';
import { openLedger } from '../../../main/ledger/ledger.ts';
import { createImportSession } from '../../../main/lookup/session/session.ts';
import { findPlaces } from '../../../main/places.ts';
import type { Draft } from '../../../main/ports/journal.ts';
import { keepBackupsAway } from '../ledgers/quiet.ts';
import { time } from '../measure/time.ts';
import { shop } from './file.ts';
import type { Measured, Wanted } from './importer.ts';

/* A console's ledger and imports as a process of its own, whose memory is that of nothing else: a line in, a line out. */
const [folder = ''] = process.argv.slice(2);
/** As a package has them. */
const places = findPlaces(new URL('../../../out/main/index.js', import.meta.url).href);
const ledger = await openLedger(folder, places.threads);
keepBackupsAway(folder);
const stamp = () => ({ actor: 'bench', at: Date.now() });
const session = createImportSession({
  ledger,
  reader: places.exportReader,
  accounts: () => [shop],
  stamp,
  createId,
  folder: join(folder, 'imports'),
  version: 'bench',
  onProgress: () => {},
});

/** A person refunds now and then: writes back to back would be all that is measured. */
const between = 100;
const writesAlone = 50;

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
  await pause(between);
  return (await time(() => ledger.journal.draft(draft(), stamp()))).ms;
}

async function measure({ path, withWrites }: Wanted): Promise<Measured> {
  const [alone, during]: [number[], number[]] = [[], []];
  for (let count = 0; withWrites && count < writesAlone; count += 1) alone.push(await timeWrite());
  let peak = 0;
  const watching = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, between / 2);
  let running = true;
  const taking = time(() => session.take(path, { accountId: shop.accountId, amounts: 'minor', zone: 'UTC' }));
  const ended = taking.finally(() => {
    running = false;
  });
  while (withWrites && running) during.push(await timeWrite());
  const { ms, value } = await ended;
  clearInterval(watching);
  return { taken: value.kind, milliseconds: ms, peak, alone, during };
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await measure(JSON.parse(line) as Wanted))}\n`);
}
await ledger.close();
