import { sign } from '../../../protocol/signature.ts';
import { secret } from '../client.ts';
import type { Seen } from '../receiver.ts';

/** Whether the HASH is the one that the secret makes, by the client's own code. */
export function isSigned({ fields }: Seen, key = secret): boolean {
  const { HASH, ...rest } = fields;
  return HASH === sign(rest, key);
}

/** What was told: `refund 0000`. */
export function kinds(seen: readonly Seen[]): readonly string[] {
  return seen.map(({ fields }) => `${fields['OPERATIONTYPE']} ${fields['EXECCODE']}`);
}
