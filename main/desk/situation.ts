import { rulesOf } from '../accounts/account.ts';
import { lately } from '../domain/repetition.ts';
import type { Situation } from '../domain/situation.ts';
import { accept, type DeskAnswer, refuse } from './answer.ts';
import type { DeskPorts } from './ports.ts';

/** Around which transaction; `orderId` where what is asked for has an order of its own. */
export interface Asked {
  readonly accountId: string;
  readonly transactionId: string;
  readonly orderId?: string;
}

/** Everything that the ledger knows around a transaction, at this moment. */
export async function readSituation(
  ports: { readonly ledger: Pick<DeskPorts['ledger'], 'views'> } & Pick<DeskPorts, 'clock' | 'findAccount' | 'actor'>,
  { accountId, transactionId, orderId }: Asked,
): Promise<DeskAnswer<Situation>> {
  const account = ports.findAccount(accountId);
  if (!account) return refuse({ code: 'notFound', what: 'account' });
  const now = ports.clock.now();
  const question = { accountId, transactionId, orderId: orderId ?? null, since: now - lately };
  const around = await ports.ledger.views.readAround(question);
  if (!around) return refuse({ code: 'notFound', what: 'transaction' });
  return accept({ ...around, account: rulesOf(account), actor: ports.actor, now });
}
