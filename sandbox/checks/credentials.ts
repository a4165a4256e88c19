import { invalid, missing, refuse } from '../answers/refusal.ts';
import type { Attempt, Step } from './attempt.ts';
import { isSignedWith } from './signature.ts';

/** APIKEYID unknown 1002, disabled 3007. */
export const checkApiKey: Step = (attempt) => {
  if (attempt.fields['APIKEYID'] === undefined) return undefined;
  const key = apiKeyOf(attempt);
  if (!key) return invalid('APIKEYID');
  return key.disabled ? refuse('3007') : undefined;
};

/** HASH absent 1001, wrong 1003: made with the API key that is named, else with the account's secret. */
export const checkHash: Step = (attempt) => {
  if (attempt.fields['HASH'] === undefined) return missing('HASH');
  const secret = apiKeyOf(attempt)?.secret ?? attempt.account.secret;
  // What was sent empty is signed as well, so the parameters are taken as they came (rules.md A3).
  return isSignedWith(attempt.form.params, secret) ? undefined : refuse('1003');
};

/** VERSION absent 1001, neither 2.0 nor 3.0 1004 (protocol.md §14.4). */
export const checkVersion: Step = ({ fields }) => {
  const version = fields['VERSION'];
  if (version === undefined) return missing('VERSION');
  return version === '2.0' || version === '3.0' ? undefined : refuse('1004');
};

function apiKeyOf({ account, fields }: Attempt) {
  return account.apiKeys.find(({ id }) => id === fields['APIKEYID']);
}
