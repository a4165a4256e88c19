import type { ReadableDatabase } from '../database/open.ts';
import { commit } from '../events/digest.ts';
import type { Finding } from './finding.ts';

interface Promised {
  readonly where: string;
  readonly digest: string;
  readonly salt: Buffer | null;
  /** Null for text that was erased, which is allowed and breaks nothing. */
  readonly body: string | null;
}

/** Each text and each person against the salted digest that was kept of them: erased is fine, exchanged is not. */
export function verifyCommitments(database: ReadableDatabase): Finding[] {
  const findings: Finding[] = [];
  for (const statement of [promisedTexts, promisedPeople, promisedToColleagues]) {
    for (const { where, digest, salt, body } of database.prepare<[], Promised>(statement).iterate()) {
      const what = salt === null ? 'is not there' : body === null ? undefined : judgeText(salt, body, digest);
      if (what !== undefined) findings.push({ check: 'commitments', where, what });
    }
  }
  return findings;
}

function judgeText(salt: Buffer, body: string, digest: string): string | undefined {
  return commit(salt, body) === digest ? undefined : 'is not the text that was written down: its digest is another';
}

/** Where bodies name texts, in both versions. A body that is no JSON is the chain's finding; here it would only end the question. */
const promisedTexts = `
  SELECT 'text ' || (c.value ->> '$.id') || ' of line ' || e.sequence AS "where",
         c.value ->> '$.digest' AS digest, t.salt, t.body
  FROM (SELECT sequence, CASE WHEN json_valid(CAST(body AS TEXT)) THEN CAST(body AS TEXT) END AS text FROM events) e
  JOIN json_each(json_array(
    e.text -> '$.note', e.text -> '$.request.whole', e.text -> '$.guarded.answer', e.text -> '$.outcome.message',
    e.text -> '$.source', e.text -> '$.agreement',
    CASE json_type(e.text, '$.reason') WHEN 'object' THEN e.text -> '$.reason' END
  )) c ON c.type = 'object'
  LEFT JOIN texts t ON t.text_id = c.value ->> '$.id'
  ORDER BY e.sequence
`;

const promisedPeople = `
  SELECT 'person ' || o.person_id || ' of observation ' || o.observation_id AS "where",
         o.person_commitment AS digest, p.salt, p.body
  FROM observations o
  LEFT JOIN people p USING (person_id)
  WHERE o.person_id IS NOT NULL
  ORDER BY o.observation_id
`;

const promisedToColleagues = `
  SELECT 'person of row ' || r.number || ' of desk ' || r.desk_id AS "where",
         r.person_commitment AS digest, t.salt, t.body
  FROM colleague_rows r
  LEFT JOIN texts t ON t.text_id = r.person_text_id
  WHERE r.person_text_id IS NOT NULL
  ORDER BY r.desk_id, r.number
`;
