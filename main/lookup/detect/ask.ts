import { usualZone } from '../columns/time.ts';
import { encodings } from '../file/encoding.ts';
import type { ExportAccount } from '../read-file.ts';
import type { Corrections, Inspection, Question } from './inspection.ts';

/** Zones that an export can have been asked for in; a person may name any other. */
const zones = [usualZone, 'Europe/Paris', 'Europe/London', 'Europe/Lisbon'];

/** What the file alone does not say. */
export interface Beside {
  readonly accounts: readonly ExportAccount[];
  /** Whether a table has no column that says whose its rows are. */
  readonly lacking: boolean;
  /** Whether the encoding of every table is certain. */
  readonly certainly: boolean;
}

/** Names everything that was taken for likely and not answered yet: nothing is guessed in silence. */
export function askAbout(
  { amounts, timesWithOffset, tables }: Pick<Inspection, 'amounts' | 'timesWithOffset' | 'tables'>,
  said: Corrections,
  { accounts, lacking, certainly }: Beside,
): Question[] {
  const questions: Question[] = [];
  if (lacking && said.accountId === undefined) {
    const choices = accounts.map(({ accountId }) => accountId);
    questions.push({ about: 'account', proposed: null, choices, required: true });
  }
  if (!amounts.certain) {
    const proposed = amounts.form === 'decimals' ? 'major' : amounts.form;
    questions.push({ about: 'amounts', proposed, choices: ['minor', 'major'], required: true });
  }
  if (timesWithOffset !== 'all' && said.zone === undefined) {
    questions.push({ about: 'zone', proposed: usualZone, choices: zones, required: false });
  }
  const [first] = tables;
  if (!certainly && first) {
    questions.push({ about: 'encoding', proposed: first.encoding, choices: encodings, required: false });
  }
  return questions;
}
