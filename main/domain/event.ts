import type { Money } from '../../protocol/money/index.ts';
import type { AccountRules } from './account.ts';
import type { Act } from './act.ts';
import type { ImportIdentity, KeptRow } from './import.ts';
import type { DeskOperation, OperationType, Reason } from './kinds.ts';
import type { NewNote } from './note.ts';
import type { AttemptOutcome, Proof, Verdict } from './operation.ts';
import type { Picture } from './picture.ts';

/** Who writes, and when, in milliseconds since 1970 UTC. */
export interface Stamp {
  readonly actor: string;
  readonly at: number;
}

/** A request as it will leave, HASH left out: that one is computed when it is sent. */
export interface PreparedRequest {
  readonly url: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** What a review showed, and from which question it came. */
export interface Review {
  readonly picture: Picture;
  /** Whether the person asked for all that the action allows, or for a part; null where there is no such choice. */
  readonly extent: 'all' | 'part' | null;
  readonly account: AccountRules;
  /** The colleague's operation that this one carries out, since their approver sends in strict mode; absent for every other. */
  readonly carriesOut?: string | undefined;
}

/** Everything that can happen to an operation of this desk. Texts are plain here; how they are stored is the log's matter. */
export type OperationEvent =
  | {
      readonly kind: 'operationDrafted';
      readonly operationId: string;
      readonly accountId: string;
      readonly operation: DeskOperation;
      readonly chainId: string;
      /** Null for a charge that started from no transaction. */
      readonly referenceId: string | null;
      readonly orderId: string;
      readonly amount: Money;
      readonly reason: Reason;
      readonly note: string;
      /** Empty for all but charges. */
      readonly agreement: string;
      readonly attemptId: string;
      readonly request: PreparedRequest;
      /** Null in logs of programs that kept none: such a draft has expired. */
      readonly review: Review | null;
      /** Of the team's chain when the review was made, never a newer one; absent where nothing had moved it. */
      readonly seenVersion?: number | undefined;
    }
  | {
      readonly kind: 'operationConfirmed';
      readonly operationId: string;
      readonly attemptId: string;
      /** What spoke against it, and why the person went on all the same. */
      readonly guarded: { readonly kinds: readonly string[]; readonly answer: string } | null;
      /** The rules by which it was decided; null in logs of programs that did not write them down. */
      readonly account: AccountRules | null;
    }
  | {
      readonly kind: 'attemptAdded';
      /** Of the team's chain when its review was compared once more; absent where nothing had moved it. */
      readonly seenVersion?: number | undefined;
      readonly operationId: string;
      readonly attemptId: string;
      readonly request: PreparedRequest;
      readonly account: AccountRules | null;
    }
  | { readonly kind: 'attemptBegun'; readonly operationId: string; readonly attemptId: string }
  /** A page for the holder is about to be written: from here on somebody may pay by it, and no answer comes. */
  | { readonly kind: 'attemptHandedOver'; readonly operationId: string; readonly attemptId: string }
  /** The holder's page is over, and a look-up that began late enough found no outcome (main/domain/page/lapse.ts). */
  | { readonly kind: 'attemptLapsed'; readonly operationId: string; readonly attemptId: string }
  | {
      readonly kind: 'attemptEnded';
      readonly operationId: string;
      readonly attemptId: string;
      readonly outcome: AttemptOutcome;
      readonly verdict: Verdict;
      readonly state: Verdict;
    }
  | {
      readonly kind: 'operationSettled';
      readonly operationId: string;
      readonly outcome: 'succeeded' | 'refused';
      readonly transactionId: string | null;
      readonly reason: string;
    }
  /** A row of the gateway's that is this attempt's, for certain, says what became of it. */
  | ({ readonly kind: 'attemptProved'; readonly operationId: string; readonly attemptId: string } & Proof)
  /** The TRANSACTIONID under which this attempt was refused is told to be something else's: the refusal says nothing of it. */
  | { readonly kind: 'answerTakenBack'; readonly operationId: string; readonly attemptId: string };

/**
 * What a look-up gave. Of a case: `probable` rows are a person's to judge. Of a plan: `proved` where every instalment that was due
 * has been collected.
 */
export type LookResult = 'proved' | 'probable' | 'nothing' | 'failed';

/** What happened to a proposal: what somebody said, each by whom the line names, or that its time was over. */
export type ProposalMove =
  | 'approvalAsked'
  | 'proposalApproved'
  | 'proposalRejected'
  | 'proposalWithdrawn'
  | 'approvalTakenBack'
  | 'proposalExpired';

/** A draft was put before the colleagues, or something came of that. The team's engine had said so before. */
export interface ProposalMoved {
  readonly kind: 'proposalMoved';
  /** Of the draft, a colleague's as well. */
  readonly operationId: string;
  readonly to: ProposalMove;
  /** Why; of what was asked for, why its person goes on although guards have spoken. Empty for none. */
  readonly reason: string;
}

/** What came in from outside, and what was done to the log itself. */
export type LedgerNote =
  /** Somebody did something here that moves no money, or tried to. */
  | { readonly kind: 'actRecorded'; readonly act: Act }
  | ProposalMoved
  /** A person wrote something beside an order. */
  | ({ readonly kind: 'noteAdded' } & NewNote)
  /** Somebody, or a timetable, asked the gateway about an open case, or for the instalments of a plan. */
  | {
      readonly kind: 'caseLookedUp';
      readonly operationId: string;
      readonly result: LookResult;
      /** Why there was no answer; null when there was one. */
      readonly cause: string | null;
    }
  /** The gateway told of a transaction, and its HASH was right. */
  | {
      readonly kind: 'notificationKept';
      /** Names its one observation. */
      readonly importId: string;
      readonly rows: 1;
      /** SHA-256 over that observation. */
      readonly digest: string;
      /** SHA-256 over everything that it said but HASH: the same content is kept once. */
      readonly contentDigest: string;
      /** Nothing else is ever kept; a later reader need not guess. */
      readonly verified: true;
      readonly identifier: string;
      readonly accountId: string;
      readonly transactionId: string;
      readonly operation: OperationType;
      readonly orderId: string;
      readonly amount: Money;
      readonly execcode: string;
    }
  /** A file begins to come in: what broke off is known by this line, and goes on with the same file. */
  | ({ readonly kind: 'importBegun'; readonly importId: string; readonly source: string } & ImportIdentity)
  /** What only this import told no longer counts, but for the rows that are kept. */
  | { readonly kind: 'importWithdrawn'; readonly importId: string; readonly kept: readonly KeptRow[] }
  | {
      readonly kind: 'importRecorded';
      readonly importId: string;
      readonly source: string;
      readonly rows: number;
      /** SHA-256 over the observations in their order. */
      readonly digest: string;
    }
  /** A person was erased from an old line: its body was changed, and its digest stands as it was. */
  | {
      readonly kind: 'lineRedacted';
      readonly sequence: number;
      /** The line's digest, verified just before. */
      readonly digest: string;
      /** SHA-256 over the body as it stands now. */
      readonly redacted: string;
      /** The digest of the whole line as it stands now. */
      readonly covering: string;
    }
  /** Texts that say who somebody is, or what was written of them, were emptied: every copy of them is, by whomever it is kept. */
  | { readonly kind: 'textsErased'; readonly texts: readonly string[] };

export type Event = OperationEvent | LedgerNote;
