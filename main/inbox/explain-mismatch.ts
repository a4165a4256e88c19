import { verify } from '../../protocol/signature.ts';
import type { HashRepair } from './notification.ts';
import { type Field, type Received, toParameters } from './received.ts';
import { decodeValue, undoEntities, undoSecondUtf8 } from './url-encoding.ts';

type Reading = Exclude<HashRepair['kind'], 'withoutEmpty'>;

/** Each other way in which a value can have been meant. */
const readings: Readonly<Record<Received['form'], Partial<Record<Reading, (field: Field) => string>>>> = {
  urlEncoded: {
    plusKept: ({ raw }) => decodeValue(raw, { plus: 'itself', charset: 'utf8' }),
    asEncoded: ({ raw }) => raw,
    decodedAgain: ({ value }) => decodeValue(value),
    asLatin1: ({ raw }) => decodeValue(raw, { plus: 'space', charset: 'latin1' }),
    trimmed: ({ value }) => value.trim(),
    encodedTwice: ({ value }) => undoSecondUtf8(value),
    zerosLost: restoreZeros,
    entities: ({ value }) => undoEntities(value),
  },
  json: {
    decodedAgain: ({ value }) => decodeValue(value),
    trimmed: ({ value }) => value.trim(),
    encodedTwice: ({ value }) => undoSecondUtf8(value),
    zerosLost: restoreZeros,
    entities: ({ value }) => undoEntities(value),
  },
};

/** The one parameter whose length is known: a logger writes `0` for `0000`. */
function restoreZeros({ name, value }: Field): string {
  return name === 'EXECCODE' && /^\d{1,3}$/.test(value) ? value.padStart(4, '0') : value;
}

/** A notification is a few hundred characters: work for more than this would be a stranger's to order. */
const mostCharacters = 8_000;

/**
 * What would make a wrong HASH right: all values, or just one, read in another way. It says what became of a notification
 * on its way and never makes it count. Null when nothing does, as for one that was forged or cut short.
 */
export function explainMismatch(received: Received, secret: string): HashRepair | null {
  const { fields, form } = received;
  const size = fields.reduce((sum, { name, raw }) => sum + name.length + raw.length, 0);
  if (size > mostCharacters) return null;
  const fits = (candidate: readonly Field[]) => verify(toParameters(candidate), secret);

  if (fits(fields.filter(({ value }) => value !== ''))) return { kind: 'withoutEmpty', parameter: null };
  const entries = Object.entries(readings[form]) as [Reading, (field: Field) => string][];
  for (const [kind, read] of entries) {
    const other = fields.map((field) => (field.name === 'HASH' ? field : { ...field, value: read(field) }));
    const changed = other.filter((field, index) => field.value !== fields[index]?.value);
    if (changed.length === 0) continue;
    for (const { name, value } of changed) {
      const oneOther = fields.map((field) => (field.name === name ? { ...field, value } : field));
      if (fits(oneOther)) return { kind, parameter: name };
    }
    if (fits(other)) return { kind, parameter: null };
  }
  return null;
}
