import type { Intake } from '../../ports/intake.ts';
import type { Journal } from '../../ports/journal.ts';

/** What a person, or a request that is on its way, waits for: it goes before rows that come in by the thousand. */
const moneyCalls: readonly (keyof Journal | keyof Intake)[] = [
  'draft',
  'take',
  'begin',
  'end',
  'settle',
  'recover',
  'addNote',
  'recordLookUp',
  'recordAct',
  'recordMove',
  'recordNotification',
];

const urgent: ReadonlySet<string> = new Set(moneyCalls);

export function isMoneyCall(method: string): boolean {
  return urgent.has(method);
}
