import type { ErasableText } from '../../ports/replica.ts';
import type { WritableDatabase } from '../database/open.ts';
import type { StoredText } from './judge.ts';
import { personIdIn } from './person-texts.ts';

/**
 * Stores a text that is not here yet, and gives whether it did; also one that was emptied before it came. One that is here stays as it is: only a line of a log
 * empties it, and whether it is the text that is named, the digest says where it is named.
 */
function storeText(database: WritableDatabase, textId: string, { salt, body }: StoredText, own: string): boolean {
  const personId = personIdIn(textId, own);
  const { changes } =
    personId === undefined
      ? database
          .prepare('INSERT INTO texts (text_id, salt, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
          .run(textId, salt, body)
      : database
          .prepare('INSERT INTO people (person_id, salt, body) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
          .run(BigInt(personId), salt, body);
  return changes === 1;
}

/** Stores texts; gives those that were not here, by their ids: whoever names them in the same part need not read them back. */
export function storeTexts(
  database: WritableDatabase,
  texts: readonly ErasableText[],
  own: string,
): ReadonlyMap<string, StoredText> {
  const stored = new Map<string, StoredText>();
  for (const { textId, salt, body } of texts) {
    const text = { salt: Buffer.from(salt), body };
    if (storeText(database, textId, text, own)) stored.set(textId, text);
  }
  return stored;
}
