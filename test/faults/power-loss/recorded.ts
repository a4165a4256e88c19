import { openLedger } from '../../../main/ledger/ledger.ts';
import type { CheckpointerMethods } from '../../../main/ledger/threads/checkpointer.ts';
import { startThread } from '../../../main/ledger/threads/start.ts';
import { confirm, importRows, row, stamp } from '../../main/ledger/samples.ts';
import { threads } from '../../threads.ts';

// A ledger at work, as a program of its own whose writes and syncs are recorded from outside. Each acknowledgement is
// a line on standard output: what main may act on from that moment, such as sending a request.

const [folder = '', mode = 'full', count = '0'] = process.argv.slice(2);
const entry = mode === 'normal' ? new URL('./normal-writer.ts', import.meta.url) : threads.writer;
const ledger = await openLedger(folder, { ...threads, writer: entry });
const acknowledge = (word: string, id: string) => process.stdout.write(`ack ${word} ${id}\n`);

const ids = Array.from({ length: Number(count) }, (_, index) => `P${index}`);
await importRows(
  ledger,
  ids.map((id) => row({ transactionId: id, orderId: `W-${id}` })),
);
// As it is done on a long day, and more often: the log is copied into the file between two intents.
const checkpointer = await startThread<CheckpointerMethods>(threads.checkpointer, ledger.file);
for (const [index, id] of ids.entries()) {
  if (index % 8 === 7) await checkpointer.methods.checkpoint();
  const { written } = await confirm(ledger, {
    chainId: id,
    referenceId: id,
    orderId: `W-${id}`,
    note: `note ${id}`,
  });
  acknowledge('confirmed', written.operationId);
  await ledger.journal.begin(written.operationId, written.attemptId, stamp);
  acknowledge('sending', written.operationId);
  if (index % 2 === 0) continue;
  const answered = { kind: 'answered', execcode: '0000', message: '', transactionId: `R${index}` } as const;
  await ledger.journal.end(written.operationId, written.attemptId, answered, stamp);
  acknowledge('succeeded', written.operationId);
}
await checkpointer.close();
await ledger.close();
