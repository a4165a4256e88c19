import type { Money } from '../../protocol/money/index.ts';
import type { Act } from '../domain/act.ts';
import type { Event, ProposalMove } from '../domain/event.ts';
import type { DeskOperation } from '../domain/kinds.ts';

/** What a line of the log tells of; an act, or what happened to a proposal, by what it is. */
export type AuditKind = Exclude<Event['kind'], 'actRecorded' | 'proposalMoved'> | Act['what'] | ProposalMove;

/** Which lines are sought, newest first. Times in milliseconds UTC. */
export interface AuditQuestion {
  /** Null for every kind. */
  readonly kinds: readonly AuditKind[] | null;
  /** A part of the name of who did it, in any case; empty for everybody. */
  readonly who: string;
  /** An order, a transaction, an account or an import, whole; empty for everything. */
  readonly about: string;
  /** Included, or null. */
  readonly from: number | null;
  /** Not included, or null. */
  readonly to: number | null;
  /** Handed back from the page before; null for the first one. */
  readonly after: AuditPlace | null;
  readonly limit: number;
}

/** Of each desk the line in front of which it goes on. */
export type AuditPlace = Readonly<Record<string, number>>;

/** What an operation is about, as it stands today. */
export interface AuditedOperation {
  readonly operationId: string;
  readonly accountId: string;
  readonly operation: DeskOperation;
  readonly orderId: string;
  /** Empty for a charge that started from no transaction. */
  readonly referenceId: string;
  readonly amount: Money;
}

/** A line of some desk's log. */
export interface AuditLine {
  /** Null for this desk. */
  readonly deskId: string | null;
  readonly sequence: number;
  readonly at: number;
  readonly actor: string;
  /** Null for a line that cannot be read. */
  readonly event: Event | null;
  readonly operation: AuditedOperation | null;
}

/** As many as fit, or as were found among so many lines: `next` goes on, and is null at the log's beginning. */
export interface AuditPage {
  readonly lines: readonly AuditLine[];
  readonly next: AuditPlace | null;
  /** The moment of the last line that was looked at; null for none. */
  readonly reachedAt: number | null;
}

/** Who did what and when, of every desk that is known here. It needs no engine. */
export interface Audit {
  readAudit(question: AuditQuestion): Promise<AuditPage>;
}
