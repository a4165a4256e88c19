import { writeCart, writeCollection } from '../../protocol/collection/index.ts';
import { formPath, processPath } from '../../protocol/operations/index.ts';
import { writeAmounts } from '../../protocol/plan/index.ts';
import type { Account } from '../accounts/account.ts';
import type { ChargeAsk, ChargeIntent } from '../domain/charge/decide-charge.ts';
import type { PreparedRequest } from '../domain/event.ts';
import { holderParameters } from './holder-request.ts';
import { withAttemptId } from './request.ts';

/** What the request of a charge is made from, once everything about it is decided. */
export interface DecidedCharge {
  readonly asked: ChargeAsk;
  readonly account: Account;
  readonly intent: ChargeIntent;
  readonly attemptId: string;
  /** Milliseconds UTC: until when a page holds counts from there. */
  readonly now: number;
}

/**
 * The parameters of a payment or an authorization by alias (S0:36–53, S3:148–158), or of a first direct debit, whose mandate needs
 * neither an ALIAS nor CREATEALIAS (rules.md H54); of a plan AMOUNTS stands in place of AMOUNT (S3:91). ALIASMODE is `subscription`:
 * nobody but the merchant is there, unless the holder takes part (`oneclick`). CLIENTIP and CLIENTUSERAGENT are required all the
 * same, and are the account's own; the gateway's form sees the holder's.
 */
export function buildChargeRequest({ asked, account, intent, attemptId, now }: DecidedCharge): PreparedRequest {
  const { holder } = asked;
  const byForm = holder?.way === 'hostedForm';
  const parameters: Record<string, string> = {
    IDENTIFIER: account.identifier,
    OPERATIONTYPE: asked.operation,
    ORDERID: asked.orderId,
    ...(intent.instalments.length > 0 ? writeAmounts(intent.instalments) : { AMOUNT: String(intent.amount.minor) }),
    ...(intent.alias !== '' && { ALIAS: intent.alias, ALIASMODE: holder ? 'oneclick' : 'subscription' }),
    CLIENTIDENT: asked.client,
    CLIENTEMAIL: asked.clientEmail,
    ...(!byForm && { CLIENTIP: account.clientIp, CLIENTUSERAGENT: account.clientUserAgent }),
    DESCRIPTION: asked.description,
    ...writeCollection(asked.further ?? {}),
    ...writeCart(asked.cart ?? []),
    ...(intent.captureDay !== '' && { CAPTUREDATE: intent.captureDay }),
    ...(holder && holderParameters(holder, now, account.voidZone)),
    ...(account.signing.kind === 'apiKey' && { APIKEYID: account.signing.apiKeyId }),
    VERSION: '3.0',
  };
  return {
    url: new URL(byForm ? formPath : processPath, account.url).href,
    parameters: withAttemptId(parameters, asked.operation, account, attemptId),
  };
}
