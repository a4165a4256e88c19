import type { AccountDraft } from './draft.ts';
import type { AccountField } from './read-draft.ts';

/** What each part of the form gets: what was typed, a way to change it, and the sentence for each field that is wrong. */
export interface FieldsProps {
  readonly draft: AccountDraft;
  readonly change: (change: Partial<AccountDraft>) => void;
  readonly errors: Partial<Record<AccountField, string>>;
}

/** The id of a field on the page, which the summary of errors leads to. */
export function fieldId(field: AccountField): string {
  return `account-${field}`;
}
