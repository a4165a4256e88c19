import type { ErasableText } from '../../ports/replica.ts';
import type { WritableDatabase } from '../database/open.ts';
import { personIdIn } from './person-texts.ts';

/**
 * Stores a text that is not here yet, also one that was emptied before it came. One that is here stays as it is: only a line of a log
 * empties it, and whether it is the text that is named, the digest says where it is named.
 */
export function storeText(database: WritableDatabase, { textId, salt, body }: ErasableText, own: string): void {
  const kept = { salt: Buffer.from(salt), body };
  const personId = personIdIn(textId, own);
  if (personId === undefined) {
    database
      .prepare('INSERT INTO texts (text_id, salt, body) VALUES (@textId, @salt, @body) ON CONFLICT DO NOTHING')
      .run({ textId, ...kept });
  } else {
    database
      .prepare('INSERT INTO people (person_id, salt, body) VALUES (@personId, @salt, @body) ON CONFLICT DO NOTHING')
      .run({ personId: BigInt(personId), ...kept });
  }
}
