import type { Condition } from '../../ports/criterion.ts';
import { fold } from '../database/fold.ts';
import type { ReadableDatabase } from '../database/open.ts';
import { sourceByPositions } from './by-positions.ts';
import type { Check } from './check.ts';
import type { Source } from './course.ts';

type DeskCondition = Extract<Condition, { readonly kind: 'actor' | 'reason' }>;

/** Of so many operations the chains are looked up in some milliseconds; those of more are met by a walk of the list. */
const mostOperations = 2_000;

/** Nobody has had so many people at a desk. */
const mostActors = 500;

/** Operations of this desk by who made them or why, through the index of that: what they are sought by, and its values. */
interface Made {
  readonly column: 'actor' | 'reason';
  readonly values: readonly string[];
}

/** Null where they are too many to drive a question. */
export function findMade(database: ReadableDatabase, condition: DeskCondition): Made | null {
  const made = madeBy(database, condition);
  return made !== null && countMade(database, made) <= mostOperations ? made : null;
}

function madeBy(database: ReadableDatabase, condition: DeskCondition): Made | null {
  if (condition.kind === 'reason') return { column: 'reason', values: [condition.reason] };
  const actors = listActors(database);
  const sought = fold(condition.text);
  return actors && { column: 'actor', values: actors.filter((actor) => fold(actor).includes(sought)) };
}

/** They are few beside what they did: the index is asked once for each. */
function listActors(database: ReadableDatabase): string[] | null {
  const next = database
    .prepare<object, string>(
      "SELECT actor FROM operations WHERE actor > @after AND state <> 'drafted' ORDER BY actor LIMIT 1",
    )
    .pluck();
  const actors: string[] = [];
  for (let after = ''; actors.length <= mostActors; ) {
    const actor = next.get({ after });
    if (actor === undefined) return actors;
    actors.push(actor);
    after = actor;
  }
  return null;
}

/** The operations `o` of a statement. Values first: SQLite walks all operations where it takes them for few. */
const operationsBy = (column: Made['column']) =>
  `json_each(@values) v CROSS JOIN operations o INDEXED BY operations_by_${column}
     ON o.${column} = v.value AND o.state <> 'drafted'`;

/** Of what an operation holds: a stop its plan, which has the id of its first instalment; a charge or a credit its order. */
const rootHeld = "iif(substr(o.chain_id, 1, 9) = 'schedule:', substr(o.chain_id, 10), o.chain_id)";
const orderHeld = "substr(o.chain_id, instr(o.chain_id, ':') + 1)";

function countMade(database: ReadableDatabase, { column, values }: Made): number {
  const count = database
    .prepare<object, number>(`SELECT count(*) FROM (SELECT 1 FROM ${operationsBy(column)} LIMIT @limit)`)
    .pluck()
    .get({ values: JSON.stringify(values), limit: BigInt(mostOperations) + 1n });
  return count ?? 0;
}

/**
 * The rows of the chains on which somebody did something, or that a charge or a credit of theirs began: all that may be, to be
 * verified.
 */
function listPositions(database: ReadableDatabase, { column, values }: Made): number[] {
  const positions = database
    .prepare<object, number>(
      `SELECT r.position FROM ${operationsBy(column)}
         CROSS JOIN transactions r ON r.account_id = o.account_id AND r.root_id = ${rootHeld}
       UNION ALL
       SELECT r.position FROM ${operationsBy(column)}
         CROSS JOIN transactions b ON b.order_id = ${orderHeld} AND b.account_id = o.account_id
         CROSS JOIN transactions r ON r.account_id = b.account_id AND r.root_id = b.transaction_id
       WHERE substr(o.chain_id, 1, 6) = 'order:' OR substr(o.chain_id, 1, 7) = 'credit:'`,
    )
    .pluck()
    .all({ values: JSON.stringify(values) });
  return [...new Set(positions)];
}

/** How many rows may be looked at for it. */
export function countPositions(database: ReadableDatabase, made: Made): number {
  return listPositions(database, made).length;
}

/** Rows of chains on which somebody did something; `check` verifies that, and whatever else is asked. */
export function sourceByDesk(made: Made, check: Check): Source {
  return sourceByPositions((database) => listPositions(database, made), check);
}
