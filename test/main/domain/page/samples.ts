import type { Operation } from '../../../../main/domain/operation.ts';
import { attempt, noon, operation } from '../samples.ts';

export const formUrl = 'https://secure-test.be2bill.com/front/form/process';

/** A page of the gateway's form for 25.00 under W-2, handed over at noon and usable until 14:00 in Paris. */
export function handedOver(changes: Partial<Operation> = {}): Operation {
  return {
    ...operation('pending'),
    operation: 'payment',
    orderId: 'W-2',
    amount: { minor: 2_500, currency: 'EUR' },
    attempts: [
      attempt({
        url: formUrl,
        parameters: { ORDERID: 'W-2', AMOUNT: '2500', TRANSACTIONEXPIRATIONDATE: '2026-01-15 14:00:00' },
        sentAt: noon,
        endedAt: null,
        execcode: null,
        transactionId: null,
        verdict: 'pending',
      }),
    ],
    ...changes,
  };
}

/** The same of a bank's page, which the gateway answered with at noon. */
export function answered(execcode: '0001' | '0002' | '0003', parameters: Record<string, string> = {}): Operation {
  return handedOver({
    attempts: [
      attempt({ parameters, sentAt: noon, endedAt: noon + 500, execcode, transactionId: 'A9', verdict: 'pending' }),
    ],
  });
}
