import { redact } from '../log.ts';
import type { ShownParameter } from './notification.ts';
import type { Received } from './received.ts';
import { decodeValue } from './url-encoding.ts';

/** A notification's parameters for people: without HASH, whole card numbers and anything that is a secret of ours. */
export function showParameters({ fields }: Received, secrets: readonly string[]): ShownParameter[] {
  return fields
    .filter(({ name }) => name.toUpperCase() !== 'HASH')
    .map(({ name, value }) => ({
      name: showText(name, secrets).slice(0, 100),
      value: (keys.has(name) ? hideSecrets(value, secrets) : showText(value, secrets)).slice(0, 255),
    }));
}

/** What a transaction is found by is shown to the letter: one all-digit id in ten would pass for a card. */
const keys: ReadonlySet<string> = new Set([
  'TRANSACTIONID',
  'ORDERID',
  'ALIAS',
  'CLIENTIDENT',
  'EXTRADATA',
  'SCHEDULEID',
]);

/**
 * A text of somebody else's for people. A person may have pasted a key by mistake, and a text may have been encoded more
 * than once on its way. Cut only afterwards, since half a secret is not found.
 */
export function showText(text: string, secrets: readonly string[]): string {
  return redact(hideSecrets(text, secrets), []);
}

function hideSecrets(text: string, secrets: readonly string[]): string {
  const once = decodeValue(text);
  const hidden = [once, decodeValue(once)].some((reading) =>
    secrets.some((secret) => secret !== '' && reading.includes(secret) && !text.includes(secret)),
  );
  if (hidden) return '[secret]';
  return secrets.filter(Boolean).reduce((shown, secret) => shown.replaceAll(secret, '[secret]'), text);
}
