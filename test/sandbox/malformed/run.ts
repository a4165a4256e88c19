import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Pool } from 'undici';
import { findExeccode } from '../../../protocol/execcode/execcode.ts';
import { startSandbox } from '../../../sandbox/index.ts';
import { identifier, type Malformed, malformed, secret, smallest } from './requests.ts';
import { breakOff, type Returned, send } from './send.ts';

export interface MalformedRun {
  readonly bodies: number;
  readonly seed?: number | undefined;
  readonly onBatch?: ((sent: number) => void) | undefined;
}

export interface MalformedTally {
  readonly bodies: number;
  /** How often each EXECCODE came. */
  readonly codes: Readonly<Record<string, number>>;
  /** Requests that broke off and got no answer, as it should be. */
  readonly unanswered: number;
  /** Bytes of the heap after collection, at the half and at the end. */
  readonly heap: readonly [half: number, end: number];
}

/** Requests that are under way at the same time. */
const batch = 10;

/** Sends malformed requests to one sandbox; throws with the shortest batch that it does not take as it should. */
export async function runMalformed({ bodies, seed, onBatch }: MalformedRun): Promise<MalformedTally> {
  const accounts = [{ identifier, secret, credit: 'credit' as const }];
  const sandbox = await startSandbox({ accounts, now: '2026-03-10T09:00:00Z', frozen: true });
  const pool = new Pool(sandbox.url, { connections: batch });
  const codes: Record<string, number> = {};
  let [sent, unanswered, heapAtHalf] = [0, 0, 0];
  const ask = async (request: Malformed): Promise<void> => {
    const returned = request.missing > 0 ? await breakOff(sandbox.url, request) : await send(pool, request);
    if (request.missing > 0 && (returned === undefined || returned.status === 400)) unanswered++;
    else {
      const code = codeOf(returned);
      codes[code] = (codes[code] ?? 0) + 1;
    }
  };
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(malformed, { minLength: batch, maxLength: batch }), async (requests) => {
        await Promise.all(requests.map(ask));
        sent += requests.length;
        if (heapAtHalf === 0 && sent >= bodies / 2) heapAtHalf = await heapNow(pool);
        onBatch?.(sent);
      }),
      { numRuns: Math.ceil(bodies / batch), ...(seed === undefined ? {} : { seed }) },
    );
    return { bodies: sent, codes, unanswered, heap: [heapAtHalf, await heapNow(pool)] };
  } finally {
    await pool.destroy();
    await sandbox.close();
  }
}

/** The documented EXECCODE of an answer; throws when it is anything else. */
function codeOf(returned: Returned | undefined): string {
  assert.equal(returned?.status, 200, returned?.text ?? 'There was no answer.');
  const answer: unknown = JSON.parse(returned.text);
  assert.ok(typeof answer === 'object' && answer !== null, returned.text);
  const { EXECCODE, MESSAGE, OPERATIONTYPE }: Readonly<Record<string, unknown>> = { ...answer };
  assert.ok(typeof EXECCODE === 'string' && findExeccode(EXECCODE), returned.text);
  assert.ok(typeof MESSAGE === 'string' && typeof OPERATIONTYPE === 'string', returned.text);
  return EXECCODE;
}

/**
 * What is in use once the garbage is gone; the process runs with --expose-gc. The gateway keeps its last requests to be
 * shown: small ones first take the place of whatever came last.
 */
async function heapNow(pool: Pool): Promise<number> {
  const { gc } = globalThis;
  if (!gc) throw new Error('This runs with --expose-gc.');
  for (let small = 0; small < 250; small++) await send(pool, smallest);
  gc();
  gc();
  return process.memoryUsage().heapUsed;
}
