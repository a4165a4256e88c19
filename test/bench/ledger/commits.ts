import type { Ledger } from '../../../main/ledger/ledger.ts';
import { openCommitCounter } from '../ledgers/commits.ts';
import { stockUp } from '../ledgers/fresh.ts';
import { instantGateway, type Office, openOffice } from '../ledgers/office.ts';
import { ratio } from '../measure/statistics.ts';
import { repeat } from '../measure/time.ts';
import type { Stage } from './stage.ts';

export interface Commits {
  readonly commitsPerOperationAt1: number;
  readonly commitsPerOperationAt32: number;
}

const many = 32;

/** How many commits an operation takes, from its draft to its outcome: by itself, and among 32 under way at a time. */
export async function countCommits({ empty, samples, say }: Stage): Promise<Commits> {
  const operations = Math.max(many, samples);
  const next = await stockUp(empty, 'C', operations * 2);
  const office = openOffice(empty, { gateway: instantGateway(700_000_000) });
  const one = await countAt(empty, office, 1, operations, next);
  const together = await countAt(empty, office, many, operations, next);
  say(`commits: ${one} an operation by itself, ${together} with ${many} in flight`);
  return { commitsPerOperationAt1: one, commitsPerOperationAt32: together };
}

async function countAt(
  ledger: Ledger,
  { refund }: Office,
  atOnce: number,
  operations: number,
  next: () => Parameters<Office['refund']>[0],
): Promise<number> {
  const counter = openCommitCounter(ledger.file);
  try {
    await repeat(operations, atOnce, () => refund(next()));
    return ratio(counter.count(), operations);
  } finally {
    counter.close();
  }
}
