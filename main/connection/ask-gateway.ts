import type { Account } from '../accounts/account.ts';
import type { SecretAnswer } from '../vault/secret-store.ts';
import { judgeAnswer } from './answer.ts';
import { judgeClock } from './clock.ts';
import { exchange } from './exchange.ts';
import type { Equipment } from './ports.ts';
import { buildQuestion } from './question.ts';
import type { UsableRoute } from './route.ts';
import { judgeSilence } from './silence.ts';
import { fail, type Verdicts } from './verdict.ts';
import { waitFor } from './wait-for.ts';

/** Asks the gateway once, signed, and judges clock, signature, permission and account by what it says. */
export async function askGateway(account: Account, route: UsableRoute, equipment: Equipment): Promise<Verdicts> {
  const { clock } = equipment;
  const secret = await readSecret(account, equipment);
  if (secret.kind !== 'found') return { signature: fail(secretFindings[secret.kind]) };
  const question = buildQuestion(account, secret.secret);
  const sentAt = clock.now();
  const { delivery, head } = await exchange(question, route, equipment);
  const clockVerdict = head && { clock: judgeClock(head.date, { sentAt, answeredAt: clock.now() }) };
  if (delivery.kind !== 'answered') return { ...clockVerdict, signature: judgeSilence(delivery, head) };
  return { ...clockVerdict, ...judgeAnswer(delivery.answer, Object.keys(question.parameters)) };
}

/** As long as a request may take altogether, so that a person has the time to unlock the keychain. */
async function readSecret(account: Account, { vault, patience }: Equipment): Promise<SecretAnswer> {
  try {
    return await waitFor(vault.read(account), patience.total);
  } catch {
    return { kind: 'unavailable' };
  }
}

const secretFindings = {
  absent: 'secretAbsent',
  locked: 'secretLocked',
  unavailable: 'secretUnavailable',
  denied: 'secretDenied',
} as const;
