/** A line of a desk's log as desks hand it on, byte by byte. Times in milliseconds UTC. */
export interface LogLine {
  readonly deskId: string;
  readonly sequence: number;
  readonly eventId: string;
  readonly schemaVersion: number;
  readonly actor: string;
  readonly recordedAt: number;
  readonly body: Uint8Array;
  readonly previousDigest: string;
  readonly digest: string;
}

/** A row that a source told one desk of. */
export interface LoggedRow {
  readonly body: string;
  /** Names the text that says who the customer is, and the salted digest that it is held to; null for a row without one. */
  readonly person: { readonly textId: string; readonly digest: string } | null;
}

/** Rows that came in after one line of a desk, a few hundred at most: numbered for each desk from 1, without a gap. */
export interface RowPack {
  readonly deskId: string;
  /** Of its first row. */
  readonly number: number;
  readonly afterSequence: number;
  readonly importId: string;
  readonly rows: readonly LoggedRow[];
}

/** What a person wrote, or who a customer is: it can be erased, and then has neither salt nor body. */
export interface ErasableText {
  readonly deskId: string;
  readonly textId: string;
  readonly salt: Uint8Array;
  readonly body: string | null;
}

/** What one desk has told, a part of it: texts before the lines and rows that name them. */
export interface LogPart {
  readonly texts: readonly ErasableText[];
  readonly packs: readonly RowPack[];
  readonly lines: readonly LogLine[];
}

/** How far somebody is in one desk's log. Lines, rows and touches are each numbered from 1. */
export interface LogPlace {
  readonly deskId: string;
  readonly sequence: number;
  readonly rows: number;
  readonly touches: number;
}

/** That something moved a chain's version for everybody (main/team/schema/chains.ts). */
export interface ChainTouch {
  readonly deskId: string;
  readonly number: number;
  readonly sequence: number;
  readonly chain: number;
  readonly version: number;
  readonly accountId: string;
  readonly ids: readonly string[];
  /** Chains that turned out to be this one. */
  readonly joined: readonly number[];
}

/** Where this desk's own log ends. */
export interface OwnHead {
  readonly deskId: string;
  readonly sequence: number;
  readonly digest: string;
  readonly rows: number;
}

/** A line of some desk's log by what binds it to all before it. */
export interface LineName {
  readonly deskId: string;
  readonly sequence: number;
  readonly digest: string;
}

/** What a claim says of the chain that it asks for. */
export interface ReviewedChain {
  /** Every TRANSACTIONID and SCHEDULEID that is known of it, its reference and the order that a charge holds among them. */
  readonly ids: readonly string[];
  /** The version that stood when its draft was reviewed; 0 where nothing had moved it. */
  readonly seenVersion: number;
  /** The colleague's operation that this one carries out; absent for every other. */
  readonly carriesOut?: string;
}

/**
 * The ledger as a part of a team's: its own log to be told, and the logs of the others taken in. Everything is durable when it
 * resolves. What is stored is verified first, line by line and text by text; what does not follow, or has another digest, rejects
 * and leaves nothing. The same part taken again changes nothing.
 */
export interface Replica {
  readHead(): Promise<OwnHead>;
  /** This desk's own log behind a place, at most so many lines and so many rows, whole from there on. */
  readOwn(from: Omit<LogPlace, 'touches'>, most: { readonly lines: number; readonly rows: number }): Promise<LogPart>;
  /** Which lines stand here under these numbers, by their digests in the same order; null for one that is not here. */
  findDigests(lines: readonly Pick<LineName, 'deskId' | 'sequence'>[]): Promise<readonly (string | null)[]>;
  /** The newest line of each other desk that is here. */
  readNewestLines(): Promise<readonly LineName[]>;
  /** How far each desk's log is known here, this one's touches among them. */
  readPlaces(): Promise<readonly LogPlace[]>;
  /**
   * Keeps a part of a colleague's log, which counts once it is projected; of this desk's own only what a copy that is older than its log
   * lacks, and that counts at once. A line that ends an import comes with the last of its rows, or behind them.
   */
  store(part: LogPart): Promise<void>;
  /** Projects what is stored, for a moment of work; also what was stored when the process before died. */
  project(): Promise<Projected>;
  /** Of each desk in their order; rejects one behind a line that is not here, since a version tells what is known. */
  takeTouches(touches: readonly ChainTouch[]): Promise<void>;
  readReviewed(operationId: string): Promise<ReviewedChain>;
  /**
   * Once all of this desk's own log is here again, which a copy had lacked: what was taken back without an end is unknown from now on,
   * never not sent. Gives the operations. A line that is written before makes two logs of one name.
   */
  endTakenBack(): Promise<readonly string[]>;
}

/** What it came to: operations of this desk whose outcome colleagues' rows proved. */
export interface Projected {
  readonly settled: readonly string[];
  /** Whether more is stored that is not projected yet. */
  readonly isMore: boolean;
}
