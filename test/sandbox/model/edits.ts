import { chainOf, leftOf, live, type ModelRow, succeeded, takesMoney, waiting } from './rows.ts';
import type { Settings } from './settings.ts';
import { dayIn, type Instant, later } from './time.ts';

export type EditName = 'capture' | 'refund' | 'void';

/** Of what an edit is judged: every row, the one that it names, the amount asked for, the moment. */
export interface EditCase {
  readonly rows: readonly ModelRow[];
  readonly target: ModelRow | undefined;
  /** Minor units; undefined when the edit names none. */
  readonly asked: number | undefined;
  readonly at: Instant;
  readonly settings: Settings;
}

/** The code of a refusal, or the amount that the edit moves (rules.md A1: 2002, 2006, 2003, the state, the amount). */
export function judge(name: EditName, edit: EditCase): string | number {
  const { target } = edit;
  if (!target) return '2002';
  if (waiting(target)) return '2006';
  if (!succeeded(target)) return '2003';
  switch (name) {
    case 'capture':
      return judgeCapture({ ...edit, target });
    case 'refund':
      return judgeRefund({ ...edit, target });
    case 'void':
      return judgeVoid({ ...edit, target });
  }
}

type Found = EditCase & { readonly target: ModelRow };

/** rules.md C19–C22, E34. */
function judgeCapture({ rows, target, asked, at, settings }: Found): string | number {
  if (target.operation !== 'authorization' || target.voided || target.amount === 0) return '2005';
  const captures = rows.filter((row) => row.operation === 'capture' && row.reference === target && succeeded(row));
  if (captures.some((row) => !(row.voided && settings.recaptureAfterVoid))) return '2005';
  if (isTooLate(target, at, settings)) return '2009';
  const amount = asked ?? target.amount;
  return amount === 0 || amount > target.amount ? '2007' : amount;
}

/** rules.md C21: captured until the end of day D+7 in the account's zone. */
export function isTooLate(authorization: ModelRow, at: Instant, { zone, captureDays }: Settings): boolean {
  return dayIn(zone, at) > later(dayIn(zone, authorization.at), captureDays);
}

/** rules.md D26, D27, G46. */
function judgeRefund({ rows, target, asked }: Found): string | number {
  if (!takesMoney(target) || target.voided) return '2004';
  const left = leftOf(rows, target);
  if (left === 0) return '2004';
  const amount = asked ?? left;
  return amount === 0 || amount > left ? '2008' : amount;
}

/** rules.md B18, E31–E36. */
function judgeVoid({ rows, target, asked, at, settings: { zone } }: Found): string | number {
  if (!live(target) || target.amount === 0) return '2015';
  const last = chainOf(rows, target).findLast(live);
  if (last !== target || dayIn(zone, target.at) !== dayIn(zone, at)) return '2015';
  return asked === undefined || asked === target.amount ? target.amount : '2019';
}
