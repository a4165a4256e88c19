import { bareName, isParameterName } from '../../protocol/parameters/name.ts';
import { verify } from '../../protocol/signature.ts';
import type { Account } from '../accounts/account.ts';
import type { Vault } from '../vault/vault.ts';
import { explainMismatch } from './explain-mismatch.ts';
import type { NotificationProblem } from './notification.ts';
import { type Received, readField, toParameters } from './received.ts';

/** What checking needs: the accounts of one environment, and the keys. */
export interface CheckPorts {
  readonly vault: Pick<Vault, 'read'>;
  accounts(): readonly Account[];
}

/** Whose a notification is, for certain, or why that cannot be said. */
export type Checked =
  | { readonly kind: 'verified'; readonly account: Account }
  | { readonly kind: 'refused'; readonly reason: NotificationProblem };

/**
 * Checks HASH with the key of the account that IDENTIFIER names (protocol.md §2.4). The key is asked for last: a stranger's
 * notification must not make a keychain ask anything of the person.
 */
export async function checkHash({ vault, accounts }: CheckPorts, received: Received): Promise<Checked> {
  const unfit = findUnfit(received);
  if (unfit) return refused(unfit);
  const identifier = readField(received, 'IDENTIFIER');
  const account = accounts().find((candidate) => candidate.identifier === identifier);
  if (!account) return refused({ code: 'unknownAccount', identifier });
  const hash = readField(received, 'HASH');
  if (hash === '') return refused({ code: 'hashAbsent' });
  if (!/^[0-9a-f]{64}$/.test(hash)) return refused({ code: 'hashMalformed' });
  const { accountId } = account;
  const key = await vault.read(account, account.notificationKey === 'own' ? 'notifications' : 'signing');
  if (key.kind !== 'found') return refused({ code: 'keyMissing', accountId, answer: key.kind });
  if (!verify(toParameters(received.fields), key.secret)) {
    return refused({ code: 'hashWrong', accountId, repair: explainMismatch(received, key.secret) });
  }
  return { kind: 'verified', account };
}

/** A name that is none, or that comes twice, also as a list and by itself: what is read need not be what was signed. */
function findUnfit({ fields }: Received): NotificationProblem | undefined {
  const seen = new Set<string>();
  const lists = new Set<string>();
  for (const { name } of fields) {
    const parameter = name.slice(0, 100);
    if (!isParameterName(name)) return { code: 'nameUnfit', parameter };
    const bare = bareName(name);
    const isList = bare !== name;
    if (seen.has(name) || (isList ? seen.has(bare) : lists.has(bare))) return { code: 'repeated', parameter };
    seen.add(name);
    if (isList) lists.add(bare);
  }
  return undefined;
}

function refused(reason: NotificationProblem): Checked {
  return { kind: 'refused', reason };
}
