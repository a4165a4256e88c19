import { z } from 'zod';
import type { OperationState } from '../../domain/operation.ts';
import { isOpen } from '../../domain/operation.ts';
import type { ReadableDatabase } from '../database/open.ts';
import type { DigestedLine } from '../events/digest.ts';
import { hasTable, readHead } from '../events/head.ts';
import { textsOf } from './lines.ts';
import { type Identity, identify, isSought, isWordedFor, mentions, type Sought } from './sought.ts';

/** A line of the log with the digest that stands in it. */
export type StoredLine = DigestedLine & { readonly digest: string };

/** An operation that has to end first. */
export interface OpenOperation {
  readonly operationId: string;
  readonly operation: string;
  readonly accountId: string;
  readonly referenceId: string;
  readonly orderId: string;
  readonly state: OperationState;
}

/** Everything in a ledger that is a person's. */
export interface FoundPerson {
  readonly identity: Identity;
  /** Rows of `people` that are not erased yet. */
  readonly people: readonly number[];
  readonly open: readonly OpenOperation[];
  /**
   * The lines of their operations, of answers and imported files that name them elsewhere, and of notes on their orders or of them.
   */
  readonly lines: readonly StoredLine[];
  /** The texts that these lines name and that are not erased yet. */
  readonly texts: readonly string[];
  /** Refused notifications that hold them. */
  readonly notifications: readonly number[];
}

/** Finds a person, or undefined when the ledger holds nothing of them. */
export function findPerson(database: ReadableDatabase, sought: Sought): FoundPerson | undefined {
  const rows = listPeople(database).filter((row) => isSought(sought, row));
  const told = listTold(database).filter((row) => isSought(sought, row));
  const identity = identify(sought, [...rows, ...told]);
  const people = rows.map(({ personId }) => personId);
  const known: Known = { people: JSON.stringify(people), told: JSON.stringify(told.map(({ textId }) => textId)) };
  const operations = [...listCredits(database, sought), ...listAround(database, known)];
  const notifications = listRefused(database, identity);
  if (people.length + told.length + operations.length + notifications.length === 0) return undefined;
  const lines = [
    ...listLines(database, operations),
    ...listForeignAnswers(database, identity, operations),
    ...listImports(database, identity),
    ...listNoteLines(database, identity, known),
  ];
  const open = listOperations(database, operations).filter(({ state }) => isOpen(state));
  const texts = listUnerased(database, [
    ...lines.flatMap(({ body }) => textsOf(body)),
    ...told.map(({ textId }) => textId),
  ]);
  const { deskId: own } = readHead(database);
  // A colleague's line is theirs: what stands in it is named by texts, which are emptied everywhere.
  return { identity, people, open, lines: lines.filter(({ deskId }) => deskId === own), texts, notifications };
}

/** Who is known by this desk's own rows, and by those that colleagues told: ids as JSON. */
interface Known {
  readonly people: string;
  readonly told: string;
}

const personBody = z.object({ client: z.string(), clientEmail: z.string(), clientName: z.string() });

function listPeople(database: ReadableDatabase) {
  return database
    .prepare<[], { personId: number; body: string }>(
      'SELECT person_id AS personId, body FROM people WHERE body IS NOT NULL',
    )
    .all()
    .map(({ personId, body }) => ({ personId, ...personBody.parse(JSON.parse(body)) }));
}

/** A backup may be older than the first word of a colleague. */
function knowsColleagues(database: ReadableDatabase): boolean {
  return hasTable(database, 'colleague_rows');
}

/** Who the customers of colleagues' rows are. */
function listTold(database: ReadableDatabase) {
  if (!knowsColleagues(database)) return [];
  return database
    .prepare<[], { textId: string; body: string }>(
      `SELECT text_id AS textId, body FROM texts WHERE text_id >= 'person-' AND text_id < 'person.' AND body IS NOT NULL`,
    )
    .all()
    .map(({ textId, body }) => ({ textId, ...personBody.parse(JSON.parse(body)) }));
}

/** Operations whose request names them: credits and charges do. */
function listCredits(database: ReadableDatabase, sought: Sought): string[] {
  return database
    .prepare<[], { operationId: string; client: string; clientEmail: string }>(
      `SELECT operation_id AS operationId, coalesce(parameters ->> 'CLIENTIDENT', '') AS client,
              coalesce(parameters ->> 'CLIENTEMAIL', '') AS clientEmail
       FROM attempts WHERE client <> '' OR clientEmail <> ''`,
    )
    .all()
    .filter((named) => isSought(sought, named))
    .map(({ operationId }) => operationId);
}

/** Operations on their transactions: on one itself, on its chain, or a credit or a charge for its order. */
function listAround(database: ReadableDatabase, known: Known): string[] {
  return database
    .prepare<object, string>(around(toldOf(database)))
    .pluck()
    .all(known);
}

/** What the rows of a person are, by whomever they were told. */
function toldOf(database: ReadableDatabase): string {
  const colleagues = `
    UNION
    SELECT r.body ->> '$.accountId', r.body ->> '$.transactionId'
    FROM colleague_rows r WHERE r.person_text_id IN (SELECT value FROM json_each(@told))`;
  return `told AS (
    SELECT o.body ->> '$.accountId' AS account_id, o.body ->> '$.transactionId' AS transaction_id
    FROM observations o WHERE o.person_id IN (SELECT value FROM json_each(@people))
    ${knowsColleagues(database) ? colleagues : ''}
  )`;
}

const around = (told: string) => `
  WITH ${told}
  SELECT DISTINCT o.operation_id
  FROM told
  JOIN transactions t USING (account_id, transaction_id)
  JOIN operations o ON o.account_id = t.account_id
    AND (o.reference_id = t.transaction_id OR o.chain_id IN (t.root_id, 'credit:' || t.order_id, 'order:' || t.order_id))
`;

function listOperations(database: ReadableDatabase, ids: readonly string[]): OpenOperation[] {
  return database
    .prepare<[string], OpenOperation>(
      `SELECT operation_id AS operationId, operation, account_id AS accountId, reference_id AS referenceId,
              order_id AS orderId, state
       FROM operations WHERE operation_id IN (SELECT value FROM json_each(?)) ORDER BY operation_id`,
    )
    .all(JSON.stringify(ids));
}

/** A body that is no JSON belongs to nobody; it is for a check of the chain to name. */
function listLines(database: ReadableDatabase, operations: readonly string[]): StoredLine[] {
  return database
    .prepare<[string], StoredLine>(
      `${selectLines} AND ${bodyAsJson} ->> '$.operationId' IN (SELECT value FROM json_each(?)) ORDER BY desk_id, sequence`,
    )
    .all(JSON.stringify(operations));
}

/** An answer that was another's names whom that one was about, and stands at an operation of somebody else. */
function listForeignAnswers(
  database: ReadableDatabase,
  identity: Identity,
  theirs: readonly string[],
): readonly StoredLine[] {
  const naming = database
    .prepare<[], { attemptId: string; operationId: string; message: string }>(
      `SELECT attempt_id AS attemptId, operation_id AS operationId, foreign_answer ->> '$.message' AS message
       FROM attempts WHERE foreign_answer IS NOT NULL`,
    )
    .all()
    .filter(({ operationId, message }) => !theirs.includes(operationId) && isWordedFor(identity, message));
  return database
    .prepare<[string], StoredLine>(
      `${selectLines} AND ${bodyAsJson} ->> '$.kind' = 'attemptEnded'
       AND ${bodyAsJson} ->> '$.attemptId' IN (SELECT value FROM json_each(?)) ORDER BY desk_id, sequence`,
    )
    .all(JSON.stringify(naming.map(({ attemptId }) => attemptId)));
}

function listImports(database: ReadableDatabase, identity: Identity): StoredLine[] {
  return database
    .prepare<[], StoredLine & { readonly source: string; readonly told: string }>(
      `SELECT l.*, coalesce(iif(json_type(l.told, '$.source') = 'text', l.told ->> '$.source', t.body), '') AS source
       FROM (SELECT *, CAST(body AS TEXT) AS told FROM (${selectLines} AND ${bodyAsJson} ->> '$.kind' IN ('importBegun', 'importRecorded'))) l
       LEFT JOIN texts t ON t.text_id = l.told ->> '$.source.id'
       ORDER BY l.deskId, l.sequence`,
    )
    .all()
    .filter(({ source }) => isWordedFor(identity, source))
    .map(({ source: _, told: _told, ...line }) => line);
}

/** Notes on their transactions and orders, and those that name them wherever they stand. */
function listNoteLines(database: ReadableDatabase, identity: Identity, known: Known): StoredLine[] {
  if (database.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'order_notes'`).get() === undefined) return [];
  const desk = knowsColleagues(database) ? 'n.desk_id' : `''`;
  const placeOf = ({ deskId, sequence }: NotePlace) => `${deskId} ${sequence}`;
  const theirs = new Set(
    database
      .prepare<object, NotePlace>(notesAround(toldOf(database), desk))
      .all(known)
      .map(placeOf),
  );
  const { deskId: own } = readHead(database);
  return database
    .prepare<[], NotePlace & { body: string }>(`SELECT ${desk} AS deskId, n.sequence, n.body FROM order_notes n`)
    .all()
    .filter((note) => theirs.has(placeOf(note)) || mentions(identity, note.body) || isWordedFor(identity, note.body))
    .flatMap(({ deskId, sequence }) =>
      database
        .prepare<[string, bigint], StoredLine>(`${selectLines} AND desk_id = ? AND sequence = ?`)
        .all(deskId || own, BigInt(sequence)),
    );
}

interface NotePlace {
  /** Empty for this desk's own. */
  readonly deskId: string;
  readonly sequence: number;
}

const notesAround = (told: string, desk: string) => `
  WITH ${told}
  SELECT DISTINCT ${desk} AS deskId, n.sequence
  FROM told
  JOIN transactions t USING (account_id, transaction_id)
  JOIN order_notes n ON n.account_id = t.account_id AND n.order_id = t.order_id
  WHERE t.order_id <> '' OR n.transaction_id = t.transaction_id
`;

const bodyAsJson = 'CASE WHEN json_valid(CAST(body AS TEXT)) THEN CAST(body AS TEXT) END';

const selectLines = `
  SELECT desk_id AS deskId, sequence, event_id AS eventId, schema_version AS schemaVersion, actor,
         recorded_at AS recordedAt, body, previous_digest AS previousDigest, digest
  FROM events
  WHERE true`;

function listUnerased(database: ReadableDatabase, ids: readonly string[]): string[] {
  return database
    .prepare<[string], string>(
      'SELECT text_id FROM texts WHERE body IS NOT NULL AND text_id IN (SELECT value FROM json_each(?))',
    )
    .pluck()
    .all(JSON.stringify(ids));
}

/** A stranger may have sent these: they are gone through by name as well, and one too many does no harm. */
function listRefused(database: ReadableDatabase, identity: Identity): number[] {
  const names = [...identity.names].map((name) => JSON.stringify(name).toLowerCase());
  return database
    .prepare<[], { id: number; parameters: string }>('SELECT refused_id AS id, parameters FROM refused_notifications')
    .all()
    .filter(
      ({ parameters }) =>
        mentions(identity, parameters) || names.some((name) => parameters.toLowerCase().includes(name)),
    )
    .map(({ id }) => id);
}
