import type { PlannedInstalment } from '../../../protocol/plan/index.ts';
import type { AccountRules } from '../account.ts';
import type { DoubtedRefusal } from '../doubted.ts';
import { lastAttempt, type Operation, wantedBy } from '../operation.ts';
import type { OpenOnOrder } from '../situation.ts';
import type { Transaction } from '../transaction.ts';
import type { UnreadFact } from '../unread.ts';

/** Under which order a charge is to begin, and what it would be charged to. */
export interface OrderQuestion {
  readonly accountId: string;
  readonly orderId: string;
  /** The transaction that told what is charged, or null. */
  readonly sourceId: string | null;
  /** The alias that is charged; null for that of the source. */
  readonly alias: string | null;
  /** CLIENTIDENT of whom it would be charged to. */
  readonly client: string;
  /** Milliseconds UTC: what was lately charged counts back from there. */
  readonly now: number;
}

/** The same for a charge that was drafted: what will be sent counts, whatever its source tells since. */
export function askAround(charge: Operation, now: number): OrderQuestion {
  const { accountId, orderId, referenceId: sourceId } = charge;
  const { ALIAS: alias = '', CLIENTIDENT: client = '' } = lastAttempt(charge).parameters;
  return { accountId, orderId, sourceId, alias, client, now };
}

/** What a ledger knows around an order under which a charge is to begin a chain. */
export interface OrderFacts {
  readonly accountId: string;
  readonly orderId: string;
  /** Everything under the order, oldest first. */
  readonly rows: readonly Transaction[];
  /** Charges of this desk under the order, drafts left out, oldest first. */
  readonly operations: readonly Operation[];
  /** Which refusals among them tell nothing. */
  readonly doubted: readonly DoubtedRefusal[];
  /** Operations on the order that have not ended, whatever they are, oldest first. */
  readonly openOnOrder: readonly OpenOnOrder[];
  /** Rows of the order that were heard and could not be read. */
  readonly unread: readonly UnreadFact[];
  /** The transaction that told what is charged; null where a holder gives it. */
  readonly source: Transaction | null;
  /** When the card behind the alias expires, `MM-YY`, as the newest of all its transactions tells it; empty where nobody told. */
  readonly cardExpiry: string;
  /** What was lately charged to the same alias, under whatever order, newest first; empty without an alias. */
  readonly onAlias: readonly Transaction[];
  /** Charges of this desk to the same alias that have not ended, oldest first. */
  readonly openOnAlias: readonly Operation[];
  /** What was lately charged to the same customer, newest first, where nothing tells an alias: a first collection has none. */
  readonly onClient: readonly Transaction[];
  /** Charges of this desk to the same customer that have not ended, oldest first; empty where an alias is charged. */
  readonly openOnClient: readonly Operation[];
  /** Instalments of the same customer that were refused and not collected since, newest first. */
  readonly refusedInstalments: readonly Transaction[];
  /** How often the team had moved a chain, as far as was known when this was read; absent for a desk alone. */
  readonly touches?: number;
}

/** Everything that is known around an order at one moment: what a charge is decided from. */
export interface OrderSituation extends OrderFacts {
  readonly account: AccountRules;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
  /** Who sits at the desk. */
  readonly actor: string;
}

/** What a charge is about, decided but not sent. */
export interface IntendedCharge {
  /** Minor units; of a plan what its instalments come to. */
  readonly minor: number;
  readonly captureDay: string;
  /** The dates of a plan; none for what is paid at once. */
  readonly instalments: readonly PlannedInstalment[];
}

/** The same without one operation: what is confirmed or sent again does not stand in its own way. */
export function withoutCharge(
  situation: OrderSituation,
  operation: Pick<Operation, 'operationId' | 'carriesOut'>,
): OrderSituation {
  const isOther = (other: Pick<Operation, 'operationId' | 'carriesOut'>) => wantedBy(other) !== wantedBy(operation);
  return {
    ...situation,
    operations: situation.operations.filter(isOther),
    openOnAlias: situation.openOnAlias.filter(isOther),
    openOnClient: situation.openOnClient.filter(isOther),
  };
}
