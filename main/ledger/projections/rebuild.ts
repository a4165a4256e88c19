import type { WritableDatabase } from '../database/open.ts';
import { readLines } from '../events/read.ts';
import { readBody } from '../events/read-body.ts';
import { findText } from '../events/texts.ts';
import { readObservation } from '../observations/observation.ts';
import { findOperation } from '../queries/operations.ts';
import { beginWriting } from '../writing/writing.ts';
import { recordFacts } from './facts.ts';
import { projectEvent } from './project.ts';

interface ObservationRow {
  readonly body: string;
  readonly person: string | null;
}

/** Makes every projection anew from the log and the observations; the same truth gives the same rows. */
export function rebuildProjections(database: WritableDatabase): void {
  const writing = beginWriting(database);
  const context = {
    findText: (id: string) => findText(database, id),
    findOperation: (operationId: string) => findOperation(database, operationId),
  };
  const observationsAfter = database.prepare<[number], ObservationRow>(
    `SELECT o.body, p.body AS person
     FROM observations o LEFT JOIN people p USING (person_id)
     WHERE o.after_sequence = ? ORDER BY o.observation_id`,
  );
  const replay = (sequence: number) => {
    for (const { body, person } of observationsAfter.all(sequence)) {
      recordFacts(writing, [readObservation(body, person === null ? undefined : JSON.parse(person))]);
    }
  };
  database
    .transaction(() => {
      database.exec(
        `DELETE FROM looks; DELETE FROM attempts; DELETE FROM operations;
         DELETE FROM transactions; DELETE FROM notifications; DELETE FROM imports;`,
      );
      replay(0);
      for (const line of readLines(database)) {
        projectEvent(writing, readBody(line, context), line);
        replay(line.sequence);
        // Nobody is told of a rebuild: what is noted would only grow.
        writing.operations.clear();
        writing.chains.clear();
      }
    })
    .immediate();
}
