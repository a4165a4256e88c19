import { rmSync } from 'node:fs';
import { v7 as createId } from 'uuid';
import { expect, it, onTestFinished } from 'vitest';
import type { AttemptOutcome } from '../../../main/domain/operation.ts';
import { listAskedAbout, listEndedCases, listOpenCases, type OwnCase } from '../../../main/team/own-cases.ts';
import { openTemporaryLedger, row, stamp } from '../ledger/samples.ts';
import { answered, lost, notSent, seat } from '../ports/contract/clerk.ts';

/** A ledger of its own, with a clerk and one payment for each refund. */
async function open() {
  const { folder, ledger } = await openTemporaryLedger();
  onTestFinished(async () => {
    await ledger.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const clerk = await seat(ledger);
  let payments = 0;
  const refund = async (outcome: AttemptOutcome) => {
    payments += 1;
    const [transactionId, orderId] = [`P${payments}`, `W-${payments}`];
    await clerk.import(row({ transactionId, orderId }));
    return clerk.run(outcome, { operationId: createId(), chainId: transactionId, referenceId: transactionId, orderId });
  };
  return { ledger, refund };
}

const idsOf = (cases: readonly OwnCase[]) => cases.map(({ operation }) => operation.operationId);

it('are those of which lines behind a place say the end, but for what is open and for what provably did not leave', async () => {
  const { ledger, refund } = await open();
  const listBehind = async (place: number) => {
    const found: OwnCase[] = [];
    for await (const ended of listEndedCases(ledger, place)) found.push(...ended);
    return found;
  };
  const before = await refund(answered('0000', 'R1'));
  const { sequence } = await ledger.replica.readHead();
  const done = await refund(answered('0000', 'R2'));
  const refused = await refund(answered('4001', 'R3'));
  const unknown = await refund(lost);
  await refund(notSent);
  expect(idsOf(await listBehind(sequence))).toEqual(idsOf([done, refused].map(toCase)));
  expect(idsOf(await listBehind(0))).toEqual(idsOf([before, done, refused].map(toCase)));
  expect(idsOf(await listOpenCases(ledger))).toEqual([unknown.operationId]);
  const word = { outcome: 'refused', transactionId: null, reason: 'nothing there' } as const;
  const place = (await ledger.replica.readHead()).sequence;
  await ledger.journal.settle(unknown.operationId, word, stamp);
  // A word says the end of what had left before.
  expect(await listBehind(place)).toMatchObject([
    { operation: { operationId: unknown.operationId }, attempt: { verdict: 'unknown' }, hasEnded: true },
  ]);
  expect(idsOf(await listAskedAbout(ledger, place))).toEqual([unknown.operationId]);
});

const toCase = (operation: OwnCase['operation']) => ({ operation }) as OwnCase;
