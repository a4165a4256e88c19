import type { HolderAsk, Language, OperationRequest } from '../../contract/index.ts';
import type { ChargeFieldTexts } from '../charge/charge-fields.ts';
import { type HolderForm, keyOf, type OperationForm } from '../operation/form.ts';
import type { HolderTarget } from '../state/window.ts';

/** A bank gives its customer minutes; the page of one that is asked for now is of no use tomorrow. */
const bankMinutes = 60;

export type PageWay = HolderAsk['way'];

/** What the key says under which what was typed for a page is kept. */
export const pageForm = 'page';

/** The way that was chosen, or the usual one: a card that is stored needs no typing. */
export function wayOf({ way }: HolderForm, { hasAlias }: Pick<HolderTarget, 'hasAlias'>): PageWay {
  return hasAlias ? (way ?? 'threeDSecure') : 'hostedForm';
}

/** The page as main is asked for it. */
export function toHolderAsk(form: HolderForm, way: PageWay, language: Language): HolderAsk {
  const common = { language: form.language ?? language };
  if (way === 'threeDSecure') return { way, validMinutes: bankMinutes, ...common };
  const { validMinutes, keepCard, authenticate, hideEmail, hideName } = form;
  return { way, validMinutes, ...common, keepCard, authenticate, hideEmail, hideName };
}

/** What stands in the fields: as it was typed, or as the transaction tells it. */
export function readPageFields(form: OperationForm, target: HolderTarget): ChargeFieldTexts {
  return {
    order: form.orderText ?? target.orderId,
    description: form.description,
    agreement: '',
    client: form.clientText ?? target.client,
    email: form.emailText ?? target.clientEmail,
    captureDay: form.captureDay,
  };
}

/** Everything together, once nothing is wrong with it. */
export function toPageRequest(
  form: OperationForm,
  { accountId, transactionId }: HolderTarget,
  fields: ChargeFieldTexts,
  { minor, holder }: { readonly minor: number; readonly holder: HolderAsk },
): OperationRequest {
  const { operation } = form.holder;
  const asked = {
    accountId,
    transactionId,
    reason: form.reason ?? 'other',
    note: form.note,
    orderId: keyOf(form.orderText, fields.order),
    minor,
    description: fields.description.trim(),
    client: keyOf(form.clientText, fields.client),
    clientEmail: fields.email.trim(),
    agreement: '',
    holder,
  } as const;
  if (operation === 'payment') return { ...asked, operation, captureDay: '' };
  return { ...asked, operation, captureDay: fields.captureDay };
}
