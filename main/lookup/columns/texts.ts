import { maskAccountNumbers } from '../../../protocol/account-number.ts';
import { maskNumbers } from '../../../protocol/free-text.ts';
import { type FurtherName, type FurtherTexts, furtherColumns, furtherNames } from '../../domain/further-texts.ts';
import { shortened } from '../../domain/transaction.ts';
import type { Person } from '../../ports/told-row.ts';
import { isAbsent, saysNo } from './absent.ts';
import { exactly, readExtraData, readId } from './keys.ts';
import { readDay } from './time.ts';

/** A column by its name; empty where the source has none. */
export type Cell = (name: string) => string;

/** What of a row is no money: never a reason to drop it. Columns that were shortened or left out stand in `notWhole`. */
export interface Texts {
  readonly person: Person;
  readonly voidedBy: string | null;
  readonly card: string;
  readonly schedule: string;
  readonly alias: string;
  readonly extraData: string;
  readonly captureDay: string;
  readonly debitDay: string;
  /** Missing for nothing. */
  readonly further?: FurtherTexts;
  readonly notWhole: readonly string[];
}

/** The longest text that is kept, in UTF-16 units. */
const longest = 255;

/**
 * Reads what is no money. A key that is too long is left out, since a part of it is another key; a name is shortened.
 * `cardColumn` names the one that holds the card.
 */
export function readTexts(cell: Cell, cardColumn: 'CARDCODE' | 'CARDCODE 6X4'): Texts {
  const notWhole: string[] = [];
  const leaveOut = <Left>(column: string, left: Left): Left => {
    notWhole.push(column);
    return left;
  };
  const key = (column: string, most: number, read = exactly) => {
    const text = read(cell(column));
    if (text.includes('\ufffd')) notWhole.push(column);
    return text.length <= most ? text : leaveOut(column, '');
  };
  const shaped = (column: string, shape: (text: string) => string | undefined) => {
    const text = cell(column);
    return isAbsent(text) ? '' : (shape(text.trim()) ?? leaveOut(column, ''));
  };
  const name = maskNumbers(cell('CARDFULLNAME')).trim();
  if (name.length > longest || name.includes('\ufffd')) notWhole.push('CARDFULLNAME');
  const { chargebackReason, ...further } = readFurther(cell, notWhole);
  const person = {
    client: key('CLIENTIDENT', longest),
    clientEmail: key('CLIENTEMAIL', longest),
    clientName: cut(name),
    ...(chargebackReason !== undefined && { chargebackReason }),
  };
  return {
    person,
    voidedBy: readVoidedBy(cell('VOIDEDBY'), () => leaveOut('VOIDEDBY', '')),
    card: shaped(cardColumn, shortenCard),
    schedule: shaped('SCHEDULE', (text) => (/^\d{1,3}-\d{1,3}$/.test(text) ? text : undefined)),
    alias: key('ALIAS', 40),
    extraData: key('EXTRADATA', longest, readExtraData),
    captureDay: saysNo(cell('CAPTUREDATE')) ? '' : shaped('CAPTUREDATE', readDay),
    debitDay: saysNo(cell('COLLECTION DATE')) ? '' : shaped('COLLECTION DATE', readDay),
    ...(Object.keys(further).length > 0 && { further }),
    notWhole,
  };
}

/** By these a bank finds what it moved: all digits, they may look like a card number, and are none. */
const keys: ReadonlySet<FurtherName> = new Set(['arn', 'transferReference']);

/** What else there is, as it was told; of several columns for one name the first that says something. */
function readFurther(cell: Cell, notWhole: string[]): FurtherTexts {
  const texts = furtherNames.flatMap((name) => {
    for (const column of furtherColumns[name]) {
      const text = (keys.has(name) ? maskAccountNumbers : maskNumbers)(cell(column)).trim();
      if (isSilent(name, text)) continue;
      if (text.length > longest || text.includes('\ufffd')) notWhole.push(column);
      return [[name, cut(text)] as const];
    }
    return [];
  });
  return Object.fromEntries(texts);
}

/** No chargeback is written as `no` or as a date of zeros. */
function isSilent(name: FurtherName, text: string): boolean {
  return name.startsWith('chargeback') || name === 'retry' ? saysNo(text) : isAbsent(text);
}

/** That a row was voided counts, even where it is not legible by what. */
function readVoidedBy(text: string, leaveOut: () => string): string | null {
  if (saysNo(text)) return null;
  const read = readId(text);
  return 'value' in read ? read.value : leaveOut();
}

function cut(text: string): string {
  if (text.length <= longest) return text;
  // Half of a surrogate pair is no character.
  return `${text.slice(0, longest - shortened.length).replace(/[\ud800-\udbff]$/, '')}${shortened}`;
}

/** `446421XXXXXX0001` → `446421…0001`, `XXXXXXXXXXXX1234` → `…1234`. */
function shortenCard(masked: string): string | undefined {
  const digits = masked.match(/^(\d{6})?[X*]+(\d{4})$/i);
  return digits ? `${digits[1] ?? ''}…${digits[2]}` : undefined;
}

/** The holder proved who they are; `attempted` and `not_enrolled` do not count (S3:77, S3:270–290). */
export function isAuthenticated(globalStatus: string, status: string): boolean {
  return globalStatus.trim().toLowerCase() === 'ok' || (isAbsent(globalStatus) && status.trim().toLowerCase() === 'y');
}
