import { findAccount } from '../accounts/directory.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import { invalid, missing, type Refusal } from '../answers/refusal.ts';
import { type FormMap, textOf } from '../requests/form.ts';

/** IDENTIFIER absent 1001, unknown 1002. */
export function identify(fields: FormMap, accounts: readonly AccountSettings[]): AccountSettings | Refusal {
  if (fields['IDENTIFIER'] === undefined) return missing('IDENTIFIER');
  return findAccount(accounts, textOf(fields, 'IDENTIFIER') ?? '') ?? invalid('IDENTIFIER');
}
