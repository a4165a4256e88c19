import type { AccountRules } from '../domain/account.ts';
import type { Act } from '../domain/act.ts';
import type { AfterTaking } from '../domain/decide/after-taking.ts';
import type { SettlementRefusal, Statement } from '../domain/decide/settle.ts';
import type { Taking } from '../domain/decide/taking.ts';
import type { LookResult, OperationEvent, ProposalMoved, Stamp } from '../domain/event.ts';
import type { NewNote } from '../domain/note.ts';
import type { AttemptOutcome, Operation } from '../domain/operation.ts';
import type { LookAtPage } from '../domain/page/lapse.ts';
import type { Decision, Refusal } from '../domain/refusal.ts';

/**
 * A draft as the desk hands it over, with what its review shows. `touches` stood beside what the review was made from: which version
 * of its chain that was, the ledger finds.
 */
export type Draft = Omit<Extract<OperationEvent, { kind: 'operationDrafted' }>, 'kind' | 'seenVersion'> & {
  readonly touches?: number | undefined;
};

/** Asks for an operation's chain, by the rules of an account as they stand now. */
export interface TakeCommand {
  readonly operationId: string;
  readonly taking: Taking;
  readonly account: AccountRules;
  readonly after: AfterTaking;
}

/** What taking a chain met in the ledger. Only `taken` allows a request to be sent. */
export type Taken =
  | { readonly kind: 'taken'; readonly operation: Operation }
  /** It was confirmed before; whatever became of it stands here. */
  | { readonly kind: 'takenBefore'; readonly operation: Operation }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** That the gateway was asked about a case, what it gave, and, of a page, what decides whether its time is over. */
export interface RecordedLook {
  readonly result: LookResult;
  readonly cause: string | null;
  readonly page?: Omit<LookAtPage, 'result'>;
}

/**
 * What is done at this desk, written down. Each command decides in one transaction, by the functions of main/domain, from
 * what stands there then; it carries the time and the account, since a writer has neither clock nor accounts. It resolves
 * when the change is durable.
 */
export interface Journal {
  /** Sends nothing and holds nothing: two drafts on one chain are fine. */
  draft(draft: Draft, stamp: Stamp): Promise<Operation>;
  take(command: TakeCommand, stamp: Stamp): Promise<Taken>;
  /** After `wait`: the last line before a byte may leave. Rejects for what is not confirmed. */
  begin(operationId: string, attemptId: string, stamp: Stamp): Promise<Operation>;
  /** Writes down what a sending ended in. */
  end(operationId: string, attemptId: string, outcome: AttemptOutcome, stamp: Stamp): Promise<Operation>;
  /** A person's word on what nobody could know. */
  settle(operationId: string, statement: Statement, stamp: Stamp): Promise<Decision<Operation, SettlementRefusal>>;
  /** What a process before us left under way, or one operation whose sending broke off in this one; gives their ids. */
  recover(stamp: Stamp, only?: string): Promise<readonly string[]>;
  /** What a person wrote beside an order. */
  addNote(note: NewNote, stamp: Stamp): Promise<void>;
  /** That the gateway was asked about an open case, or for the instalments of a plan, and what came of it. */
  recordLookUp(operationId: string, look: RecordedLook, stamp: Stamp): Promise<void>;
  /** What somebody did here, or tried, that moves no money. */
  recordAct(act: Act, stamp: Stamp): Promise<void>;
  /** What somebody said of a proposal, or that its time was over. */
  recordMove(move: ProposalMoved, stamp: Stamp): Promise<void>;
}
