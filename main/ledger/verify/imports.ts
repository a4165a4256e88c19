import type { ReadableDatabase } from '../database/open.ts';
import { digestObservations } from '../observations/digest.ts';
import type { Finding } from './finding.ts';

interface RecordedImport {
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
  for (const line of database.prepare<[], RecordedImport>(recordedImports).iterate()) {
    const what = judgeImport(line, digestObservations(database, line.importId));
    const where = `import ${line.importId} of line ${line.sequence}`;
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
  const newest = database.prepare<[], number>('SELECT coalesce(max(sequence), 0) FROM events').pluck().get() ?? 0;
  return database
    .prepare<[number], { first: number | null; line: number | null }>(
      'SELECT min(observation_id) AS first, max(after_sequence) AS line FROM observations WHERE after_sequence > ?',
    )
    .all(newest)
    .filter(({ first }) => first !== null)
    .map(({ first, line }) => ({
      check: 'imports',
      where: `observation ${first}`,
      what: `came in after line ${line}, and the log ends with line ${newest}`,
    }));
}

const recordedImports = `
  SELECT sequence, text ->> '$.importId' AS importId, text ->> '$.rows' AS rows, text ->> '$.digest' AS digest
  FROM (SELECT sequence, CASE WHEN json_valid(CAST(body AS TEXT)) THEN CAST(body AS TEXT) END AS text FROM events)
  WHERE text ->> '$.kind' IN ('importRecorded', 'notificationKept')
  ORDER BY sequence
`;
