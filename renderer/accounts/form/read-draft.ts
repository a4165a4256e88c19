import { type AccountForm, accountForm, type Refusal } from '../../../contract/index.ts';
import { type AccountDraft, urlOf } from './draft.ts';

/** The fields in which something can be wrong, in the order of the form. */
export const accountFields = [
  'label',
  'identifier',
  'url',
  'currency',
  'apiKeyId',
  'voidZone',
  'captureDays',
  'exportLagMinutes',
  'clientIp',
  'clientUserAgent',
  'pageUrl',
] as const;
export type AccountField = (typeof accountFields)[number];

/** What a draft comes to: the form that main takes, or the fields in which something is wrong. */
export type ReadDraft =
  | { readonly ok: true; readonly form: AccountForm }
  | { readonly ok: false; readonly wrong: readonly AccountField[] };

/** Judged by the contract's own schema, so that the window is neither stricter nor laxer than main. */
export function readDraft(draft: AccountDraft): ReadDraft {
  const { host, ownUrl, signing, apiKeyId, captureDays, exportLagMinutes, ...same } = draft;
  const read = accountForm.safeParse({
    ...same,
    pageUrl: same.pageUrl.trim(),
    url: urlOf(draft),
    signing: signing === 'apiKey' ? { kind: signing, apiKeyId } : { kind: signing },
    captureDays: readWhole(captureDays),
    exportLagMinutes: readWhole(exportLagMinutes),
  });
  if (read.success) return { ok: true, form: read.data };
  const wrong = new Set(read.error.issues.map(({ path }) => path.at(-1)));
  return { ok: false, wrong: accountFields.filter((field) => wrong.has(field)) };
}

/** Digits only: no sign, point or exponent is meant. */
function readWhole(text: string): number | string {
  return /^\d+$/.test(text.trim()) ? Number(text) : text;
}

/** The field that main's refusal is about, if it is about one. */
export function fieldOf(refusal: Refusal): AccountField | undefined {
  switch (refusal.code) {
    case 'environmentMismatch':
    case 'plainHttp':
      return 'url';
    case 'accountExists':
      return 'identifier';
    case 'invalidInput': {
      const last = refusal.field.split('.').at(-1);
      return accountFields.find((field) => field === last);
    }
    default:
      return undefined;
  }
}
