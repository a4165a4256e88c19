import { join } from 'node:path';
import type { OperationState } from '../../../contract/index.ts';
import { openReadable } from '../../../main/ledger/database/open.ts';
import { readHead } from '../../../main/ledger/events/head.ts';
import { ledgerFile } from '../../../main/ledger/ledger.ts';
import { verifyLedger } from '../../../main/ledger/verify/verify.ts';
import type { Shop } from '../../faults/crash/shop.ts';
import type { Evidence, ExecutedRow, HeldClaim, KnownAttempt } from './judge.ts';
import type { RightsKept } from './rights.ts';
import type { SoakDesk, World } from './world.ts';

/** What the gateway, the engine and every ledger say, once nobody has them open. Throws when a ledger is not sound. */
export function gatherEvidence({ shop, desks }: World, claims: readonly HeldClaim[], rights: RightsKept): Evidence {
  const read = desks.map((desk) => readLedger(desk));
  return {
    executed: readBook(shop),
    claims,
    rights,
    attempts: read.flatMap(({ attempts }) => attempts),
    desks: read.map(({ told, kept }) => ({ told, kept })),
  };
}

/** A charge is wanted under its order, everything else on the payment that it begins with. */
export function readBook(shop: Shop): ExecutedRow[] {
  const bySequence = new Map(shop.sandbox.rows().map((row) => [row.sequence, row]));
  return shop.executed().map(({ operation, orderId, transactionId, chain, extraData, amount }) => ({
    transactionId,
    wish: operation === 'payment' ? orderId : (bySequence.get(chain)?.transactionId ?? ''),
    attemptId: extraData,
    minor: operation === 'void' ? null : amount,
  }));
}

interface ReadAttempt extends Omit<KnownAttempt, 'deskId' | 'isNotSent' | 'hasEnded'> {
  readonly isNotSent: 0 | 1;
  readonly cause: string | null;
  readonly hasEnded: 0 | 1;
}

function readLedger({ dataFolder, told }: SoakDesk) {
  const file = ledgerFile(join(dataFolder, 'sandbox'));
  const problems = verifyLedger(file);
  if (problems.length > 0) throw new Error(`${file} is not sound: ${JSON.stringify(problems.slice(0, 5))}`);
  const database = openReadable(file);
  try {
    const { deskId } = readHead(database);
    const attempts = database
      .prepare<[], ReadAttempt>(
        `SELECT a.attempt_id AS attemptId, o.operation_id AS operationId, o.state,
                a.verdict IS 'notSent' AS isNotSent, a.cause,
                a.proof IS NOT NULL OR o.settlement IS NOT NULL
                  OR coalesce(a.verdict, '') IN ('succeeded', 'refused', 'notSent') AS hasEnded
         FROM operations o JOIN attempts a USING (operation_id) WHERE o.desk_id IS NULL`,
      )
      .all();
    const states = database
      .prepare<[], { readonly id: string; readonly state: OperationState }>(
        'SELECT operation_id AS id, state FROM operations WHERE desk_id IS NULL',
      )
      .all();
    return {
      told,
      kept: new Map(states.map(({ id, state }) => [id, state])),
      attempts: attempts.map((each): KnownAttempt => {
        return { ...each, deskId, isNotSent: each.isNotSent === 1, hasEnded: each.hasEnded === 1 };
      }),
    };
  } finally {
    database.close();
  }
}
