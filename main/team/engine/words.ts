import type { DeskOperation } from '../../domain/kinds.ts';

/** A line of a desk's log as the engine takes it. Times in milliseconds UTC. */
export interface TeamLine {
  readonly sequence: number;
  readonly eventId: string;
  readonly schemaVersion: number;
  readonly actor: string;
  readonly recordedAt: number;
  /** The exact bytes in base64. */
  readonly body: string;
  readonly previousDigest: string;
  readonly digest: string;
}

/** Rows of a desk as the engine takes them. */
export interface TeamPack {
  readonly number: number;
  readonly afterSequence: number;
  readonly importId: string;
  /** JSON, kept as it comes. */
  readonly rows: string;
  readonly digest: string;
}

/** A text of a desk, in base64; null once it is erased. */
export interface TeamText {
  readonly textId: string;
  readonly salt: string;
  readonly body: string | null;
}

/** Names a text of a desk. */
export type TeamTextName = Pick<TeamText, 'textId'> & { readonly deskId: string };

/** A part of a desk's log as the engine takes it. */
export interface TeamPart {
  readonly texts: readonly TeamText[];
  readonly packs: readonly TeamPack[];
  readonly lines: readonly TeamLine[];
}

/** What one attempt is about. */
export interface TeamCase {
  readonly attemptId: string;
  readonly operationId: string;
  readonly accountId: string;
  /** Every id that is known of the chain, and its reference. */
  readonly ids: readonly string[];
  readonly operation: DeskOperation;
  /** Minor units. */
  readonly minor: number;
  readonly currency: string;
  /** What a colleague has proposed, and this carries out; absent for what this desk's person wants themselves. */
  readonly proposalId?: string;
}

/** What is put back at an engine that has not got it. */
export interface RestoredCase extends TeamCase {
  /** When its bytes left, in milliseconds UTC, where its end stands in the log of its desk; absent for what may be under way. */
  readonly sentAt?: number;
}

/** Asks for the chain of one attempt, by the version that was reviewed. */
export interface TeamClaim extends TeamCase {
  readonly seenVersion: number;
  /** Of what would leave (main/team/proposed-digests.ts): the same that a colleague approved, where one had to. */
  readonly requestDigest: string;
}

/** Puts a draft before the colleagues, by the version that was reviewed. */
export interface TeamProposal extends Omit<TeamCase, 'attemptId' | 'proposalId'> {
  readonly seenVersion: number;
  readonly requestDigest: string;
  readonly reviewDigest: string;
  readonly guardAnswer: string | null;
}

/** A word on a colleague's proposal, with the digests as this desk made them from the draft. */
export interface TeamDecision {
  readonly verdict: 'approved' | 'rejected';
  readonly reason: string;
  readonly requestDigest: string;
  readonly reviewDigest: string;
}

/** That something moved money, or a chain. */
export interface TeamFact {
  readonly accountId: string;
  /** Of one chain, the row's own among them. */
  readonly ids: readonly string[];
  readonly rowId: string;
  /** Of what was told: the same again moves nothing. */
  readonly digest: string;
  readonly movesMoney: boolean;
  readonly attemptId: string | null;
  /** Milliseconds UTC. */
  readonly happenedAt: number;
}

/** What a desk says of itself beside its log. */
export interface DeskSays {
  readonly program: string;
  /** Where its own log ends. */
  readonly sequence: number;
  /** Up to which line each colleague's log is here: desk → line. */
  readonly taken: Readonly<Record<string, number>>;
}

/** What became of an attempt. How much it counts, the engine judges. */
export type TeamOutcome =
  | { readonly attemptId: string; readonly kind: 'notSent' | 'unknown' }
  /** What this desk had said stands no more: its holder's page is over, or the refusal was another's. */
  | { readonly attemptId: string; readonly kind: 'lapsed' | 'takenBack' }
  | {
      readonly attemptId: string;
      readonly kind: 'answer';
      readonly outcome: 'succeeded' | 'pending' | 'refused';
      readonly transactionId: string | null;
    }
  | {
      readonly attemptId: string;
      readonly kind: 'proof';
      readonly outcome: 'succeeded' | 'refused';
      readonly transactionId: string;
    }
  | {
      readonly attemptId: string;
      readonly kind: 'word';
      readonly outcome: 'succeeded' | 'refused' | 'nothingHappened';
      readonly reason: string;
      /** When the look-up began on which it rests; needed for a colleague's attempt that is open. */
      readonly lookedUpAt: number | null;
    };
