import { refuse } from '../answers/refusal.ts';
import type { Step } from './attempt.ts';

/** 3001: the account is switched off. */
export const checkEnabled: Step = ({ account }) => (account.disabled ? refuse('3001') : undefined);

/** 3002: the caller's address was not declared (protocol.md §1.5); a browser on the hosted form may have any. */
export const checkAddress: Step = ({ account: { allowedAddresses }, caller }) => {
  if (caller.channel === 'FORM') return undefined;
  // A socket that listens on both families reports IPv4 callers as ::ffff:10.1.1.1.
  const address = caller.address.replace(/^::ffff:/, '');
  return allowedAddresses === undefined || allowedAddresses.includes(address) ? undefined : refuse('3002');
};

/** 3004: too many requests in a minute. */
export const checkRate: Step = ({ account: { identifier, requestsPerMinute }, arrivals, at }) => {
  if (requestsPerMinute === undefined) return undefined;
  return arrivals.admit(identifier, at, requestsPerMinute) ? undefined : refuse('3004');
};
