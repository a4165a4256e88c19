import type { GatewayAnswer } from '../gateway/answer.ts';
import { fail, pass, skip, type Verdicts, warn } from './verdict.ts';

/**
 * What an EXECCODE says about signature, permission and account. A gateway reports the first fault that it meets
 * (rules.md A1), so of what may come after nothing is claimed. `sent` are the names of the parameters.
 */
export function judgeAnswer({ execcode, message }: GatewayAnswer, sent: readonly string[]): Verdicts {
  const details = { execcode };
  const signature = pass('signatureAccepted', details);
  const unjudged = skip('notJudged');
  switch (execcode) {
    case '1002':
      return judgeInvalid(sent.find((name) => new RegExp(`\\b${name}\\b`).test(message)));
    case '1003':
      return { signature: fail('signatureRefused', details) };
    case '3001':
      return { signature, permission: unjudged, account: fail('accountDisabled', details) };
    case '3002':
      return { signature, permission: fail('addressNotAllowed', details), account: unjudged };
    case '3003':
      // Looking orders up is closed to this account; that says nothing about refunds.
      return { signature, permission: unjudged, account: warn('unexpectedAnswer', details) };
    case '3004':
      return { signature, permission: unjudged, account: warn('rateLimited', details) };
    case '3007':
      return { signature: unjudged, permission: unjudged, account: fail('apiKeyDisabled', details) };
    default:
      // 2xxx: it has looked for the order, and only an accepted request comes that far.
      if (execcode !== '0000' && !execcode.startsWith('2')) return { signature: fail('unexpectedAnswer', details) };
      return { signature, permission: pass('addressAllowed', details), account: pass('accountActive', details) };
  }
}

/** IDENTIFIER and APIKEYID are looked at before the HASH (rules.md A1). */
function judgeInvalid(parameter: string | undefined): Verdicts {
  const details = { execcode: '1002', ...(parameter !== undefined && { parameter }) };
  const unjudged = { signature: skip('notJudged'), permission: skip('notJudged') };
  if (parameter === 'IDENTIFIER') return { ...unjudged, account: fail('identifierUnknown', details) };
  if (parameter === 'APIKEYID') return { ...unjudged, account: fail('apiKeyUnknown', details) };
  return { signature: fail('unexpectedAnswer', details) };
}
