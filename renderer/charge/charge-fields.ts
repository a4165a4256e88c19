import type { Charge, ClientAliasView, ClientView } from '../../contract/index.ts';
import type { OperationForm } from '../operation/form.ts';
import { findAddressProblem, findDayProblem, findKeyProblem, findTextProblem } from './charge-problems.ts';

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
    | `${'order' | 'client'}.missing`
    | `${'description' | 'agreement'}.${'missing' | 'cardNumber'}`
    | `email.${'missing' | 'address'}`
    | 'captureDay.early';
}

export function findFieldFaults(operation: Charge, fields: ChargeFieldTexts, earliestDay: string): FieldFault[] {
  const order = findKeyProblem(fields.order);
  const captureDay = operation === 'authorization' ? findDayProblem(fields.captureDay, earliestDay) : undefined;
  const description = findTextProblem(fields.description);
  const agreement = findTextProblem(fields.agreement, shortestAgreement);
  const client = findKeyProblem(fields.client);
  const email = findAddressProblem(fields.email);
  return [
    ...(order ? [{ fieldId: fieldIds.order, problem: `order.${order}` } as const] : []),
    ...(captureDay ? [{ fieldId: fieldIds.captureDay, problem: `captureDay.${captureDay}` } as const] : []),
    ...(description ? [{ fieldId: fieldIds.description, problem: `description.${description}` } as const] : []),
    ...(agreement ? [{ fieldId: fieldIds.agreement, problem: `agreement.${agreement}` } as const] : []),
    ...(client ? [{ fieldId: fieldIds.client, problem: `client.${client}` } as const] : []),
    ...(email ? [{ fieldId: fieldIds.email, problem: `email.${email}` } as const] : []),
  ];
}
