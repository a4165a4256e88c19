import { type Charge, type ClientAliasView, type ClientView, findTextProblem } from '../../contract/index.ts';
import type { OperationForm } from '../operation/form.ts';
import { isAddress, isMissing, isTooEarly } from './charge-problems.ts';

/** What stands in the fields of a charge: as it was typed, or as it is offered. */
export interface ChargeFieldTexts {
  readonly order: string;
  readonly description: string;
  readonly agreement: string;
  readonly client: string;
  readonly email: string;
  readonly captureDay: string;
}

/** Each field by its element's id. */
export const fieldIds: Readonly<Record<keyof ChargeFieldTexts, string>> = {
  order: 'charge-order',
  description: 'charge-description',
  agreement: 'charge-agreement',
  client: 'charge-client',
  email: 'charge-email',
  captureDay: 'charge-capture-day',
};

/** The shortest agreement that says anything; the contract's own measure. */
const shortestAgreement = 3;

export function readFields(form: OperationForm, view: ClientView, alias: ClientAliasView): ChargeFieldTexts {
  return {
    order: form.orderText ?? alias.proposedOrderId,
    description: form.description,
    agreement: form.agreement,
    client: form.clientText ?? view.client,
    email: form.emailText ?? view.clientEmail,
    captureDay: form.captureDay,
  };
}

/** A field with what is wrong with it: the name of its sentence. */
export interface FieldFault {
  readonly fieldId: string;
  readonly problem:
    | 'orderMissing'
    | 'orderOfSeveral'
    | 'clientMissing'
    | `${'description' | 'agreement'}${'Missing' | 'CardNumber' | 'AccountNumber'}`
    | `email${'Missing' | 'Address'}`
    | 'captureDayEarly';
}

/** `withAgreement` is false where the holder takes part: then nobody else need have agreed. */
export function findFieldFaults(
  operation: Charge,
  fields: ChargeFieldTexts,
  earliestDay: string,
  withAgreement = true,
): FieldFault[] {
  const { order, description, agreement, client, email, captureDay } = fields;
  const found: Readonly<Record<keyof ChargeFieldTexts, FieldFault['problem'] | undefined>> = {
    order: isMissing(order) ? 'orderMissing' : order.includes(';') ? 'orderOfSeveral' : undefined,
    captureDay: operation === 'authorization' && isTooEarly(captureDay, earliestDay) ? 'captureDayEarly' : undefined,
    description: isMissing(description) ? 'descriptionMissing' : findNumber('description', description),
    agreement: !withAgreement
      ? undefined
      : isMissing(agreement, shortestAgreement)
        ? 'agreementMissing'
        : findNumber('agreement', agreement),
    client: isMissing(client) ? 'clientMissing' : undefined,
    email: isMissing(email) ? 'emailMissing' : isAddress(email) ? undefined : 'emailAddress',
  };
  return fieldOrder.flatMap((name) => {
    const problem = found[name];
    return problem ? [{ fieldId: fieldIds[name], problem }] : [];
  });
}

function findNumber<Name extends 'description' | 'agreement'>(name: Name, text: string) {
  const problem = findTextProblem(text);
  return problem && (`${name}${problem === 'cardNumber' ? 'CardNumber' : 'AccountNumber'}` as const);
}

/** As the fields stand, from the top. */
const fieldOrder = ['order', 'captureDay', 'description', 'agreement', 'client', 'email'] as const;
