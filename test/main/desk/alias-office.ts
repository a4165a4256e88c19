import type { OperationRequest } from '../../../contract/index.ts';
import type { Office, OfficeOptions } from './office.ts';

type ChargeRequest = Extract<OperationRequest, { operation: 'payment' | 'authorization' }>;

/** What a test of what is taken or given by alias begins with. A payment of 25.00 under an order of its own, unless told otherwise. */
export function askToCharge(
  transactionId: string,
  changes: Partial<ChargeRequest> | Readonly<Record<string, unknown>> = {},
): OperationRequest {
  const usual = {
    operation: 'payment',
    accountId: 'SHOP',
    transactionId,
    orderId: 'W-2',
    minor: 2_500,
    description: 'Subscription, March',
    client: 'john.snow',
    clientEmail: 'john.snow@example.com',
    captureDay: '',
    agreement: 'contract 12 of 1 January',
    reason: 'recurringDue',
    note: '',
  } as const;
  return { ...usual, ...changes } as OperationRequest;
}

/** A payment of 100.00 that made an alias; gives its TRANSACTIONID. */
export function payWithAlias(office: Office, more: Readonly<Record<string, string>> = {}): Promise<string> {
  return office.pay({ CREATEALIAS: 'yes', ...more });
}

/** Each answer is lost once the gateway has acted. */
export const lostAnswer: OfficeOptions = {
  wrapGateway: (real) => ({
    ...real,
    send: async (request) => {
      await real.send(request);
      return { kind: 'unknown', cause: 'connectionLost' };
    },
  }),
};

/** What the gateway made of a kind under an order, and of every kind where none is named. */
export function madeUnder({ sandbox }: Office, orderId: string, kind?: string) {
  return sandbox.rows().filter((row) => row.orderId === orderId && (kind === undefined || row.operation === kind));
}

export function notOpen(obstacle: string) {
  return { ok: false, refusal: { code: 'actionNotOpen', obstacle } };
}
