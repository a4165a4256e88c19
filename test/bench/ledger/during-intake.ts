import { v7 as createId } from 'uuid';
import type { Draft } from '../../../main/ports/journal.ts';
import { bringIn, freshAmount, stockUp } from '../ledgers/fresh.ts';
import { stampAt } from '../ledgers/history.ts';
import { benchDay, type Debit } from '../ledgers/office.ts';
import { p95, ratio } from '../measure/statistics.ts';
import { time } from '../measure/time.ts';
import { inventNewRows } from './new-rows.ts';
import type { Stage } from './stage.ts';

export interface DuringIntake {
  readonly writeDuringIntakeRatio: number;
}

/** Rows of one import, and how many writes are timed before and while each runs. */
const importedRows = 2_500;
const writes = 25;

/**
 * How long one durable write of the journal waits while an import runs, beside one while none does: 95th percentiles, import
 * by import in turns.
 */
export async function measureWritesDuringIntake({ big, samples, say }: Stage): Promise<DuringIntake> {
  const imports = Math.max(2, Math.ceil(samples / writes));
  const batches = inventNewRows('D', imports * importedRows, importedRows);
  const next = await stockUp(big, 'W', 1);
  const debit = next();
  const write = () => big.journal.draft(draftOf(debit), stampAt(benchDay));
  const [alone, during]: [number[], number[]] = [[], []];
  for (const [index, batch] of batches.entries()) {
    for (let count = 0; count < writes; count += 1) alone.push((await time(write)).ms);
    let running = true;
    const brought = bringIn(big, batch).finally(() => {
      running = false;
    });
    // Asked for again as soon as it is there, until the import has ended: what lies between two pieces is met as well.
    while (running) during.push((await time(write)).ms);
    await brought;
    say(`writes during intake: import ${index + 1} of ${batches.length}, ${during.length} writes`);
  }
  return { writeDuringIntakeRatio: ratio(p95(during), p95(alone)) };
}

/** A draft that nobody confirms: one line of the log, and its projection. */
function draftOf({ accountId, transactionId }: Debit): Draft {
  const attemptId = createId();
  return {
    operationId: createId(),
    attemptId,
    accountId,
    operation: 'refund',
    chainId: transactionId,
    referenceId: transactionId,
    orderId: 'W-0',
    amount: { minor: freshAmount, currency: 'EUR' },
    reason: 'goodsReturned',
    note: '',
    agreement: '',
    request: {
      url: 'http://127.0.0.1:1/front/service/rest/process',
      parameters: { OPERATIONTYPE: 'refund', AMOUNT: String(freshAmount), EXTRADATA: attemptId },
    },
    review: null,
  };
}
