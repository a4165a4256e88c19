import type { ReadableDatabase } from '../database/open.ts';
import { readHead } from '../events/head.ts';
import { digestObservations } from '../observations/digest.ts';
import { digestRowsOf } from '../replica/judge.ts';
import { findStored, listDesks } from '../replica/places.ts';
import type { Finding } from './finding.ts';

interface RecordedImport {
  readonly deskId: string;
  readonly sequence: number;
  readonly importId: string;
  readonly rows: number;
  readonly digest: string;
}

/**
 * Each import against the number and the digest in its line of the log. Observations of an import that broke off have
 * no such line yet; they are no damage.
 */
export function verifyImports(database: ReadableDatabase): Finding[] {
  return [...verifyRecorded(database), ...verifyPlaces(database)];
}

function verifyRecorded(database: ReadableDatabase): Finding[] {
  const findings: Finding[] = [];
  const { deskId: own } = readHead(database);
  for (const line of database.prepare<[], RecordedImport>(recordedImports).iterate()) {
    const { deskId, importId, sequence } = line;
    const isOwn = deskId === own;
    const present = isOwn ? digestObservations(database, importId) : digestRowsOf(database, deskId, importId);
    const what = judgeImport(line, present);
    const where = `import ${importId} of line ${sequence}${isOwn ? '' : ` of desk ${deskId}`}`;
    if (what !== undefined) findings.push({ check: 'imports', where, what });
  }
  return findings;
}

function judgeImport(line: RecordedImport, present: Pick<RecordedImport, 'rows' | 'digest'>): string | undefined {
  if (present.rows !== line.rows) return `brought ${line.rows} observations, ${present.rows} are here`;
  return present.digest === line.digest ? undefined : 'has observations that were changed: their digest is another';
}

/** An observation cannot have come in after a line that is not there: the end of the log is missing. */
function verifyPlaces(database: ReadableDatabase): Finding[] {
  const { deskId: own, sequence: newest } = readHead(database);
  const missing = listDesks(database)
    .filter((deskId) => deskId !== own)
    .flatMap((deskId) => verifyRowsOf(database, deskId));
  const ownMissing = database
    .prepare<[number], { first: number | null; line: number | null }>(
      'SELECT min(observation_id) AS first, max(after_sequence) AS line FROM observations WHERE after_sequence > ?',
    )
    .all(newest)
    .filter(({ first }) => first !== null)
    .map(({ first, line }) => ({
      check: 'imports',
      where: `observation ${first}`,
      what: `came in after line ${line}, and the log ends with line ${newest}`,
    })) satisfies Finding[];
  return [...ownMissing, ...missing];
}

/** The same of what a colleague told, whose rows have no gap either. */
function verifyRowsOf(database: ReadableDatabase, deskId: string): Finding[] {
  const { sequence, number } = findStored(database, deskId);
  const told = database.prepare<object, Told>(toldRows).get({ deskId });
  const where = `rows of desk ${deskId}`;
  const gap = `have a gap: ${told?.count ?? 0} are here, and the newest is row ${number}`;
  const early = `came in after line ${told?.line}, and its log ends with line ${sequence}`;
  return [
    ...(told && told.count !== number ? [{ check: 'imports', where, what: gap } as const] : []),
    ...(told && told.line !== null && told.line > sequence ? [{ check: 'imports', where, what: early } as const] : []),
  ];
}

interface Told {
  readonly count: number;
  readonly line: number | null;
}

const toldRows = `
  SELECT count(*) AS count, max(after_sequence) AS line FROM colleague_rows WHERE desk_id = @deskId
`;

const recordedImports = `
  SELECT desk_id AS deskId, sequence, text ->> '$.importId' AS importId, text ->> '$.rows' AS rows, text ->> '$.digest' AS digest
  FROM (SELECT desk_id, sequence, CASE WHEN json_valid(CAST(body AS TEXT)) THEN CAST(body AS TEXT) END AS text FROM events)
  WHERE text ->> '$.kind' IN ('importRecorded', 'notificationKept')
  ORDER BY desk_id, sequence
`;
