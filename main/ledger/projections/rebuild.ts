import type { FactSource } from '../../../contract/index.ts';
import type { WritableDatabase } from '../database/open.ts';
import { readEvents } from '../events/read.ts';
import { observation, type Person, person } from '../import/observation.ts';
import { recordObservation } from './observed-transaction.ts';
import { projectEvent } from './project.ts';

interface ObservationRow {
  readonly body: string;
  readonly person: string | null;
}

const erased: Person = { client: '', clientEmail: '', clientName: '' };

/** Makes every projection anew from the log and the observations; the same truth gives the same rows. */
export function rebuildProjections(database: WritableDatabase): void {
  const observationsAfter = database.prepare<[number], ObservationRow>(
    `SELECT o.body, p.body AS person
     FROM observations o LEFT JOIN people p USING (person_id)
     WHERE o.after_sequence = ? ORDER BY o.observation_id`,
  );
  const replay = (sequence: number) => {
    for (const row of observationsAfter.all(sequence)) {
      const { knownAt, source = 'import', ...seen } = JSON.parse(row.body) as { knownAt: number; source?: FactSource };
      recordObservation(
        database,
        observation.parse(seen),
        row.person === null ? erased : person.parse(JSON.parse(row.person)),
        { knownAt, source },
      );
    }
  };
  database
    .transaction(() => {
      database.exec(
        `DELETE FROM looks; DELETE FROM attempts; DELETE FROM operations;
         DELETE FROM transactions; DELETE FROM notifications;`,
      );
      replay(0);
      for (const event of readEvents(database)) {
        projectEvent(database, event);
        replay(event.sequence);
      }
    })
    .immediate();
}
