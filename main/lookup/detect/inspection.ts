import type { Currency } from '../../../protocol/money/index.ts';
import type { ToldRow } from '../../ports/told-row.ts';
import type { Delimiter } from '../csv/header.ts';
import type { RejectedRow } from '../export-csv.ts';
import type { Compression } from '../file/compression.ts';
import type { Encoding } from '../file/encoding.ts';
import type { FoundAmounts } from './amounts.ts';

/** What a person says of a file, where it does not say so itself or is read wrongly. */
export interface Corrections {
  /** Whose all rows are, where the file has no column for it. */
  readonly accountId?: string | undefined;
  readonly amounts?: 'minor' | 'major' | undefined;
  /** Of times that name no offset. */
  readonly zone?: string | undefined;
  readonly delimiter?: Delimiter | undefined;
  readonly encoding?: Encoding | undefined;
}

/**
 * What is not certain, and asked for that reason; `proposed` is what the file looks like. What decides about money has to be
 * answered, the rest may stay as it is proposed.
 */
export type Question =
  | { readonly about: 'account'; readonly proposed: null; readonly choices: readonly string[]; readonly required: true }
  | {
      readonly about: 'amounts';
      readonly proposed: 'minor' | 'major' | null;
      readonly choices: readonly ['minor', 'major'];
      readonly required: true;
    }
  | { readonly about: 'zone'; readonly proposed: string; readonly choices: readonly string[]; readonly required: false }
  | {
      readonly about: 'encoding';
      readonly proposed: Encoding;
      readonly choices: readonly Encoding[];
      readonly required: false;
    };

/** A row of the file as it would be taken. */
export type SampledRow =
  | { readonly kind: 'told'; readonly row: ToldRow }
  | { readonly kind: 'rejected'; readonly rejected: RejectedRow };

export interface InspectedTable {
  readonly name: string;
  readonly kind: 'csv' | 'json';
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | null;
}

/** What was found out about a file before anything of it is taken; where it was corrected, as the correction makes it. */
export interface Inspection {
  readonly name: string;
  /** SHA-256 over the file as it lies there, in hexadecimal. */
  readonly digest: string;
  readonly bytes: number;
  readonly compression: Compression;
  readonly tables: readonly InspectedTable[];
  readonly amounts: FoundAmounts;
  readonly zone: string;
  /** How many of the rows that were looked at name their own offset. */
  readonly timesWithOffset: 'all' | 'some' | 'none';
  /** Whose the rows are that were looked at. */
  readonly accounts: readonly { readonly accountId: string; readonly rows: number }[];
  /** Names of accounts that nobody here knows: their rows would be left out. */
  readonly strangers: readonly string[];
  readonly currencies: readonly Currency[];
  readonly columns: {
    readonly known: readonly string[];
    readonly unknown: readonly string[];
    readonly missing: readonly string[];
  };
  readonly rows: number;
  readonly exact: boolean;
  readonly sample: readonly SampledRow[];
  readonly questions: readonly Question[];
}

/** What keeps a file from being taken until a person has answered. */
export function listUnanswered({ questions }: Inspection): readonly Question['about'][] {
  return questions.filter(({ required }) => required).map(({ about }) => about);
}
