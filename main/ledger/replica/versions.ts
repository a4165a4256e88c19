import { readChainId } from '../../domain/chain.ts';
import { isCharge } from '../../domain/kinds.ts';
import type { Operation } from '../../domain/operation.ts';
import type { ChainTouch, ReviewedChain } from '../../ports/replica.ts';
import type { ReadableDatabase, WritableDatabase } from '../database/open.ts';
import { readHead } from '../events/head.ts';
import { requireOperation } from '../queries/operations.ts';
import { listRoot } from '../queries/transactions.ts';
import { findProjected, findTouches } from './places.ts';

/** The engine locks no more in one claim (main/team/schema/gather.ts). */
export const mostIds = 500;

/** Whose ids are asked for: an operation, or what is to become one. */
type Holding = Pick<Operation, 'accountId' | 'chainId' | 'operation' | 'referenceId'>;

/**
 * Takes in what moved chains, in the order of each desk; what is known is left. Throws for a gap, and for a touch behind a line that
 * is not projected here: a version is only known together with what it stands for.
 */
export function takeTouches(database: WritableDatabase, touches: readonly ChainTouch[]): void {
  const { deskId: own, sequence: head } = readHead(database);
  let moved = countTouches(database);
  for (const deskId of new Set(touches.map((touch) => touch.deskId))) {
    const reached = deskId === own ? head : findProjected(database, deskId).sequence;
    let known = findTouches(database, deskId);
    const inOrder = touches.filter((touch) => touch.deskId === deskId).toSorted((one, two) => one.number - two.number);
    for (const touch of inOrder) {
      const { number, sequence } = touch;
      if (number <= known) continue;
      if (number !== known + 1) throw new Error(`Touch ${number} of desk ${deskId} does not follow touch ${known}.`);
      if (sequence > reached)
        throw new Error(`Touch ${number} of desk ${deskId} stands after line ${sequence}, which is not here.`);
      moved += 1;
      takeTouch(database, touch, moved);
      known = number;
    }
    database.prepare(saveCount).run({ deskId, number: known });
  }
}

/** The same rows whichever touch came first: numbers of chains and versions only grow. */
function takeTouch(
  database: WritableDatabase,
  { chain, version, accountId, ids, joined }: ChainTouch,
  movedAt: number,
): void {
  for (const old of joined) database.prepare(joinChain).run({ old, chain, movedAt });
  database.prepare(moveChain).run({ chain, version, movedAt });
  for (const id of ids) database.prepare(linkId).run({ accountId, id, chain });
}

/** How often chains were moved, as far as this desk has heard: two readings with the same number had the same versions. */
export function countTouches(database: ReadableDatabase): number {
  return database.prepare<[], number | null>('SELECT max(moved_at) FROM team_chains').pluck().get() ?? 0;
}

/** Every id that is known of what an operation holds: at most {@link mostIds}, in sorted order. */
export function listHeldIds(
  database: ReadableDatabase,
  { accountId, chainId, operation, referenceId }: Holding,
): string[] {
  const hold = readChainId(chainId);
  // A charge begins something of its own: what told its card or its customer is not held.
  const reference = referenceId === null || isCharge(operation) ? [] : [referenceId];
  const ids = new Set([hold.kind === 'plan' ? hold.scheduleId : chainId, ...reference]);
  if (hold.kind === 'chain') {
    for (const { transactionId, referenceId: refersTo, told } of listRoot(database, accountId, hold.rootId)) {
      for (const id of [transactionId, refersTo, told.referenceId]) if (id) ids.add(id);
    }
  }
  return [...ids].slice(0, mostIds).toSorted();
}

/** The version of what an operation would hold: 0 where nothing had moved it, or where it was moved after so many touches. */
export function readVersion(database: ReadableDatabase, holding: Holding, touches = countTouches(database)): number {
  const ids = JSON.stringify(listHeldIds(database, holding));
  const found = database.prepare<object, Moved>(versionOfIds).all({ accountId: holding.accountId, ids });
  if (found.some(({ movedAt }) => movedAt > touches)) return 0;
  return Math.max(0, ...found.map(({ version }) => version));
}

/** What a claim says of an operation's chain: every id that is known now, and the version that its review showed. */
export function readReviewed(database: ReadableDatabase, operationId: string): ReviewedChain {
  const operation = requireOperation(database, operationId);
  const seenVersion =
    database
      .prepare<[string], number>('SELECT seen_version FROM operations WHERE operation_id = ?')
      .pluck()
      .get(operationId) ?? 0;
  const { carriesOut } = operation;
  return { ids: listHeldIds(database, operation), seenVersion, ...(carriesOut !== undefined && { carriesOut }) };
}

interface Moved {
  readonly version: number;
  readonly movedAt: number;
}

const saveCount = `
  INSERT INTO team_touches (desk_id, number) VALUES (@deskId, @number)
  ON CONFLICT (desk_id) DO UPDATE SET number = excluded.number
`;

const joinChain = `
  INSERT INTO team_chains (chain, version, joined_into, moved_at) VALUES (@old, 0, @chain, @movedAt)
  ON CONFLICT (chain) DO UPDATE SET joined_into = max(coalesce(joined_into, 0), excluded.joined_into)
`;

const moveChain = `
  INSERT INTO team_chains (chain, version, moved_at) VALUES (@chain, @version, @movedAt)
  ON CONFLICT (chain) DO UPDATE SET version = max(version, excluded.version), moved_at = excluded.moved_at
`;

/** Of two chains that an id is said to be of, the later one is what the earlier was joined into. */
const linkId = `
  INSERT INTO team_links (account_id, id, chain) VALUES (@accountId, @id, @chain)
  ON CONFLICT (account_id, id) DO UPDATE SET chain = max(chain, excluded.chain)
`;

const versionOfIds = `
  WITH RECURSIVE of_chain (chain) AS (
    SELECT l.chain FROM json_each(@ids) j CROSS JOIN team_links l ON l.account_id = @accountId AND l.id = j.value
    UNION
    SELECT c.joined_into FROM of_chain o CROSS JOIN team_chains c ON c.chain = o.chain WHERE c.joined_into IS NOT NULL)
  SELECT c.version, c.moved_at AS movedAt FROM of_chain o CROSS JOIN team_chains c ON c.chain = o.chain
  WHERE c.joined_into IS NULL
`;
