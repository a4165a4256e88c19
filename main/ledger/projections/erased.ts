import { readHead } from '../events/head.ts';
import { personIdIn } from '../replica/person-texts.ts';
import type { Writing } from '../writing/writing.ts';

/**
 * Empties texts with their salts, this desk's people among them: whoever erased them said so to everybody. One that has not come yet
 * is empty when it does. What projections show of them goes when those are made anew.
 */
export function emptyTexts({ database }: Writing, textIds: readonly string[]): void {
  const { deskId } = readHead(database);
  const people = textIds.flatMap((textId) => personIdIn(textId, deskId) ?? []);
  const others = textIds.filter((textId) => personIdIn(textId, deskId) === undefined);
  const each = (ids: readonly (string | number)[], sql: string) =>
    database.prepare<[string]>(`${sql} IN (SELECT value FROM json_each(?))`).run(JSON.stringify(ids));
  each(others, `UPDATE texts SET body = NULL, salt = x'' WHERE body IS NOT NULL AND text_id`);
  each(people, `UPDATE people SET body = NULL, salt = x'' WHERE body IS NOT NULL AND person_id`);
  database
    .prepare(
      `INSERT INTO texts (text_id, salt, body) SELECT value, x'', NULL FROM json_each(?) WHERE true ON CONFLICT DO NOTHING`,
    )
    .run(JSON.stringify(others));
}
