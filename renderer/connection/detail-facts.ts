import type { TFunction } from 'i18next';
import type { ConnectionDetails } from '../../contract/index.ts';
import type { Formats } from '../i18n/format.ts';
import type { Fact } from '../ui/Facts.tsx';

/** The details in the order in which they are shown; `after` is part of the sentence. */
const shown = [
  'addresses',
  'proxy',
  'proxyKind',
  'logins',
  'issuer',
  'names',
  'validFrom',
  'validUntil',
  'seconds',
  'status',
  'contentType',
  'execcode',
  'parameter',
  'reason',
] as const satisfies readonly (keyof ConnectionDetails)[];

/** What a step has measured, as lines of label and value. */
export function toFacts(details: ConnectionDetails, t: TFunction, formats: Formats): Fact[] {
  return shown.flatMap((name) => {
    const value = details[name];
    // Success needs no code.
    if (value === undefined || value === '' || (name === 'execcode' && value === '0000')) return [];
    return [{ label: t(`connection.detail.${name}`), value: write(name, value, t, formats) }];
  });
}

function write(name: (typeof shown)[number], value: string | number, t: TFunction, formats: Formats): string {
  if (name === 'seconds') return t('connection.seconds', { count: Number(value) });
  if (name === 'validFrom' || name === 'validUntil') return formats.fullMoment(Date.parse(String(value)));
  return String(value);
}
