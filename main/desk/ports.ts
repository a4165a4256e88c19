import type { Account } from '../accounts/account.ts';
import type { Clock } from '../clock.ts';
import type { Act } from '../domain/act.ts';
import type { Chain } from '../domain/chain.ts';
import type { ProposalMoved } from '../domain/event.ts';
import type { DeskLimit } from '../domain/limit/reminder.ts';
import type { Operation } from '../domain/operation.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Approvals } from '../ports/approvals.ts';
import type { Claim } from '../ports/claim.ts';
import type { Journal } from '../ports/journal.ts';
import type { TeamRecords } from '../ports/team-records.ts';
import type { Views } from '../ports/views.ts';
import type { Vault } from '../vault/vault.ts';

/** What the desk works with. */
export interface DeskPorts {
  readonly ledger: { readonly journal: Journal; readonly views: Views; readonly team?: Pick<TeamRecords, 'readBond'> };
  /** What has to be asked between "taken" and "begun"; a desk alone has none. */
  readonly claim?: Claim;
  /** Where a second person decides; a desk alone has none. */
  readonly approvals?: Approvals;
  readonly gateway: Pick<Gateway, 'send'>;
  readonly vault: Pick<Vault, 'read'>;
  /** Asked where an edit is prepared beside others of which nobody knows what they refer to. */
  readonly attribute?: (chain: Chain) => void;
  /** What whoever sits at a desk alone wants to be reminded of; a team has rights in their place. */
  readonly limits?: () => readonly DeskLimit[];
  /** Writes down what was tried here, and what was said of proposals; it never rejects. */
  readonly record?: (act: Act | ProposalMoved) => Promise<void>;
  readonly clock: Clock;
  /** Makes the ids of operations and attempts: UUID version 7. */
  readonly createId: () => string;
  /** Who sits at the desk. */
  readonly actor: string;
  findAccount(accountId: string): Account | undefined;
  /** Told of an operation whose outcome is known and could not be written down yet, as it is shown. */
  readonly onUnwritten?: (operation: Operation) => void;
}
