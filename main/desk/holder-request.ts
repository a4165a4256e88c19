import type { PreparedRequest } from '../domain/event.ts';
import type { HolderAsk } from '../domain/page/ask.ts';
import { readExpiry, writeExpiry } from '../domain/page/expiry.ts';
import { isForHolder } from '../domain/page/page.ts';

/**
 * What makes a charge one of the holder's. By a stored card it is asked for with 3DSECURE in `raw`, so that the page can be written
 * here (S3:192–226); a form's page asks the holder's browser for the rest. Both say until when they hold (rules.md G63).
 */
export function holderParameters(holder: HolderAsk, now: number, zone: string): Record<string, string> {
  const common = {
    LANGUAGE: holder.language,
    TRANSACTIONEXPIRATIONDATE: writeExpiry(now + holder.validMinutes * 60_000, zone),
  };
  if (holder.way === 'threeDSecure') {
    return { ...common, '3DSECURE': 'yes', '3DSECUREDISPLAYMODE': 'raw' };
  }
  return {
    ...common,
    ...(holder.authenticate && { '3DSECURE': 'yes', '3DSECUREDISPLAYMODE': 'main' }),
    ...(holder.keepCard === 'offered' && { DISPLAYCREATEALIAS: 'yes' }),
    ...(holder.keepCard === 'always' && { CREATEALIAS: 'yes' }),
    ...(holder.hideEmail && { HIDECLIENTEMAIL: 'yes' }),
    ...(holder.hideName && { HIDECARDFULLNAME: 'yes' }),
  };
}

/** The same from a draft's request, to ask once more: it is usable as long as that was; undefined where no holder takes part. */
export function holderOf({ url, parameters }: PreparedRequest, draftedAt: number, zone: string): HolderAsk | undefined {
  const { LANGUAGE: language = 'en', TRANSACTIONEXPIRATIONDATE: expiry, ALIASMODE } = parameters;
  if (expiry === undefined || !(isForHolder({ url }) || ALIASMODE === 'oneclick')) return undefined;
  const validMinutes = Math.round((readExpiry(expiry, zone) - draftedAt) / 60_000);
  if (!isForHolder({ url })) return { way: 'threeDSecure', validMinutes, language };
  return {
    way: 'hostedForm',
    validMinutes,
    language,
    keepCard: parameters['CREATEALIAS'] === 'yes' ? 'always' : parameters['DISPLAYCREATEALIAS'] ? 'offered' : 'never',
    authenticate: parameters['3DSECURE'] === 'yes',
    hideEmail: parameters['HIDECLIENTEMAIL'] === 'yes',
    hideName: parameters['HIDECARDFULLNAME'] === 'yes',
  };
}
