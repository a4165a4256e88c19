/** By what a person was let in again: the computer's own log-in, or a PIN of the console's. */
export type LockKey = 'system' | 'pin';

/** A file that a person had written, by what stands in it. */
export type WrittenFile = 'list' | 'letter' | 'page' | 'poster' | 'audit';

/**
 * What somebody did at this desk, or tried, that moves no money: who sat down, what was set, which file left. It names accounts,
 * transactions and settings, never a person: who did it stands beside it, as in every line.
 */
export type Act =
  /** A run of the console began at this ledger, or ended in order: who sits there stands beside it. */
  | { readonly what: 'deskOpened'; readonly version: string }
  | { readonly what: 'deskClosed' }
  | { readonly what: 'deskLocked'; readonly by: 'idle' | 'person' | 'system' }
  | { readonly what: 'deskUnlocked'; readonly by: LockKey }
  /** `triesLeft` is null where nobody counts them, as with the computer's own log-in. */
  | { readonly what: 'unlockFailed'; readonly by: LockKey; readonly triesLeft: number | null }
  /** Milliseconds UTC. */
  | { readonly what: 'lockedOut'; readonly until: number }
  /** The PIN from before was wrong where somebody wanted to change it or take it away. */
  | { readonly what: 'pinChangeFailed'; readonly triesLeft: number }
  | { readonly what: 'pinSet' }
  | { readonly what: 'pinRemoved' }
  | { readonly what: 'teamJoined'; readonly teamId: string }
  | { readonly what: 'teamLeft'; readonly teamId: string }
  /** The team's engine let nobody in, by the cause that is shown; since when, which a log that was not compared yet is told later. */
  | { readonly what: 'seatRefused'; readonly teamId: string; readonly cause: string; readonly since: number }
  | { readonly what: 'accountAdded'; readonly accountId: string }
  /** Which of its rules are others now, by their names. */
  | { readonly what: 'accountChanged'; readonly accountId: string; readonly rules: readonly string[] }
  | { readonly what: 'accountRemoved'; readonly accountId: string }
  | { readonly what: 'secretKept'; readonly accountId: string; readonly purpose: string; readonly where: string }
  | { readonly what: 'secretForgotten'; readonly accountId: string; readonly purpose: string }
  /** By its name and as it stands now; never a text that somebody typed freely. */
  | { readonly what: 'settingChanged'; readonly setting: string; readonly value: string }
  /** `rows` is null for what is no list; `subject` is the transaction or the account that it is about, or null. */
  | {
      readonly what: 'fileWritten';
      readonly file: WrittenFile;
      readonly rows: number | null;
      readonly subject: string | null;
    }
  /** The gateway was asked for a file of an account's transactions. */
  | { readonly what: 'exportAsked'; readonly accountId: string }
  /** The person of a desk alone sent an operation beyond a limit that they had set. */
  | { readonly what: 'limitPassed'; readonly operationId: string; readonly accountId: string }
  /** Somebody tried what they may not do, or not alone, and was told so at once; what the engine refused stands at its attempt. */
  | {
      readonly what: 'operationNotAllowed';
      readonly operationId: string;
      readonly operation: string;
      readonly accountId: string;
      readonly cause: string;
    };
