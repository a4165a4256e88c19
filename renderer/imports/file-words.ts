import type { TFunction } from 'i18next';
import type { ImportCorrections } from '../../contract/index.ts';

export type Encoding = NonNullable<ImportCorrections['encoding']>;
export type Delimiter = NonNullable<ImportCorrections['delimiter']>;

/** How an encoding is written where people read of it. */
export const encodingNames: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'windows-1252': 'Windows-1252',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
};

/** What stands between two columns, by its name: the sign alone is easily overlooked. */
export function nameDelimiter(t: TFunction, delimiter: Delimiter): string {
  switch (delimiter) {
    case ';':
      return t('imports.delimiter.semicolon');
    case ',':
      return t('imports.delimiter.comma');
    default:
      return t('imports.delimiter.tab');
  }
}
