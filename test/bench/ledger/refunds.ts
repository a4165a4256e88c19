import { stockUp } from '../ledgers/fresh.ts';
import { instantGateway, openOffice, silentGateway } from '../ledgers/office.ts';
import { median, ratio, round } from '../measure/statistics.ts';
import { time } from '../measure/time.ts';
import { openSmallCommits } from './small-commits.ts';
import type { Stage } from './stage.ts';

export interface Refunds {
  readonly refundP50Ms: number;
  readonly refundEmptyP50Ms: number;
  readonly refundRatio: number;
  readonly refundToDurableWrite: number;
  readonly withFiveUnknownRatio: number;
}

/** How many refunds stand between two changes of what is open. */
const block = 10;
const openCases = 5;

/**
 * A whole refund at the desk, from the question to the outcome that is durable, against a gateway that answers at once: on
 * the large ledger, on the empty one and beside one small commit, in turns. Then the same with five cases open, block by
 * block with as many where none is.
 */
export async function measureRefunds({ big, empty, samples, say }: Stage): Promise<Refunds> {
  const rounds = Math.ceil(samples / block);
  const perLedger = rounds * block * 2 + rounds * openCases + 2;
  const [nextBig, nextEmpty] = [await stockUp(big, 'F', perLedger), await stockUp(empty, 'F', perLedger)];
  const bigOffice = openOffice(big, { gateway: instantGateway(500_000_000) });
  const emptyOffice = openOffice(empty, { gateway: instantGateway(500_000_000) });
  const silent = openOffice(big, { gateway: silentGateway });
  const commits = openSmallCommits(big.file);
  const [onBig, onEmpty, alone, withOpen, without]: number[][] = [[], [], [], [], []];
  try {
    // The first of each prepares statements and opens files.
    await bigOffice.refund(nextBig());
    await emptyOffice.refund(nextEmpty());
    for (let round = 0; round < rounds; round += 1) {
      const present: number[] = [];
      for (let index = 0; index < block; index += 1) {
        onEmpty?.push((await time(() => emptyOffice.refund(nextEmpty()))).ms);
        present.push((await time(() => bigOffice.refund(nextBig()))).ms);
        alone?.push(commits.commit());
      }
      onBig?.push(...present);
      without?.push(median(present));
      const opened = await Promise.all(Array.from({ length: openCases }, () => silent.refund(nextBig())));
      const burdened: number[] = [];
      for (let index = 0; index < block; index += 1) {
        burdened.push((await time(() => bigOffice.refund(nextBig()))).ms);
      }
      withOpen?.push(median(burdened));
      for (const { operationId } of opened) {
        // As succeeded: what a person called refused stays open to proof, and would be a case still.
        const transactionId = `S${operationId.replaceAll('-', '').slice(-20)}`;
        const settled = await silent.desk.settle(operationId, { outcome: 'succeeded', transactionId, reason: 'bench' });
        if (!settled.ok) throw new Error(`A case was not settled: ${JSON.stringify(settled.refusal)}`);
      }
      say(
        `refunds: round ${round + 1} of ${rounds}, ${round1(median(present))} ms, ${round1(median(burdened))} ms with five open`,
      );
    }
  } finally {
    commits.close();
  }
  const [refundP50Ms, refundEmptyP50Ms] = [median(onBig ?? []), median(onEmpty ?? [])];
  return {
    refundP50Ms: round(refundP50Ms),
    refundEmptyP50Ms: round(refundEmptyP50Ms),
    refundRatio: ratio(refundP50Ms, refundEmptyP50Ms),
    refundToDurableWrite: ratio(refundP50Ms, median(alone ?? [])),
    withFiveUnknownRatio: ratio(median(withOpen ?? []), median(without ?? [])),
  };
}

function round1(milliseconds: number): string {
  return milliseconds.toFixed(1);
}
