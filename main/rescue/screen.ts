import type { ProblemKind } from '../ledger/problem.ts';

/** What can keep the console from starting, or from signing: each has a screen of its own. */
export type Trouble = ProblemKind | KeyringTrouble;

export type KeyringTrouble = 'keyringLocked' | 'keyringDenied' | 'keyringUnavailable' | 'noMessageBus';

/** What a person can do about it. Nothing is done unasked. */
export type Choice =
  /** Put the newest good backup in the file's place; the file is moved aside. */
  | 'restore'
  /** Move a broken list of accounts aside and begin with an empty one. */
  | 'setAside'
  /** Put the copy in the file's place that was made before it was brought to this version; then the older program is needed. */
  | 'putBack'
  /** Open a ledger that its witness does not vouch for, on a person's word: from then on it is the ledger. */
  | 'accept'
  | 'openFolder'
  | 'again'
  /** Open the console although nothing can be signed. */
  | 'goOn'
  | 'quit';

/** What there is that could take the file's place. */
export interface WaysBack {
  readonly backup: boolean;
  readonly copy: boolean;
}

/** The last choice is always the one that changes nothing. */
export function choicesFor(trouble: Trouble, { backup, copy }: WaysBack): readonly Choice[] {
  switch (trouble) {
    case 'corrupt':
    case 'missing':
      return [...(backup ? (['restore'] as const) : []), 'openFolder', 'again', 'quit'];
    case 'olderThanWitness':
    case 'withoutWitness':
      return ['again', ...(backup ? (['restore'] as const) : []), 'openFolder', 'accept', 'quit'];
    case 'notPrepared':
    case 'noRoom':
      return ['again', ...(copy ? (['putBack'] as const) : []), 'openFolder', 'quit'];
    case 'beingPrepared':
      return ['again', 'quit'];
    case 'accounts':
      return ['setAside', 'openFolder', 'again', 'quit'];
    case 'fromTheFuture':
      return ['openFolder', 'quit'];
    case 'busy':
    case 'owned':
      return ['again', 'quit'];
    case 'full':
    case 'readOnly':
    case 'notAFolder':
    case 'other':
      return ['openFolder', 'again', 'quit'];
    case 'keyringLocked':
    case 'keyringDenied':
    case 'keyringUnavailable':
    case 'noMessageBus':
      return ['again', 'goOn', 'quit'];
  }
}
