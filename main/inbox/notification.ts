import type { KeptNotification } from '../ports/intake.ts';
import type { SecretAnswer } from '../vault/secret-store.ts';

/** One parameter of a notification, for people: never HASH, no whole card number, long values cut. */
export interface ShownParameter {
  readonly name: string;
  readonly value: string;
}

/**
 * What would have made a wrong HASH right. `parameter` names the one that was damaged on the way, or is null where all of
 * them were read otherwise than the gateway wrote them.
 *
 * - `plusKept`: a `+` means itself, not a space.
 * - `asEncoded`: it was signed with its percent signs as they travel.
 * - `decodedAgain`: it was percent-encoded once more on the way.
 * - `asLatin1`: its bytes are ISO 8859-1, not UTF-8.
 * - `trimmed`: it came with spaces around it.
 * - `withoutEmpty`: parameters without a value were not there when it was signed.
 * - `encodedTwice`: its bytes were UTF-8, were taken for another charset and written as UTF-8 once more.
 * - `zerosLost`: something took its digits for a number, and the zeros before them are gone.
 * - `entities`: it was written as HTML, such as `&amp;` for `&`.
 */
export interface HashRepair {
  readonly kind:
    | 'plusKept'
    | 'asEncoded'
    | 'decodedAgain'
    | 'asLatin1'
    | 'trimmed'
    | 'withoutEmpty'
    | 'encodedTwice'
    | 'zerosLost'
    | 'entities';
  readonly parameter: string | null;
}

/** Why a notification was not taken. It changed nothing. */
export type NotificationProblem =
  /** No form body, query string or JSON object with the parameters of a notification. */
  | { readonly code: 'unreadable' }
  /** More in one go than are taken; the rest was not looked at. */
  | { readonly code: 'tooMany' }
  /** A name stands in it twice: it says two things, and only one of them can have been signed. */
  | { readonly code: 'repeated'; readonly parameter: string }
  /** No parameter is called so: where its name ends is not what was signed (protocol/parameters/name.ts). */
  | { readonly code: 'nameUnfit'; readonly parameter: string }
  /** No account of this environment has the IDENTIFIER. */
  | { readonly code: 'unknownAccount'; readonly identifier: string }
  | { readonly code: 'hashAbsent' }
  /** Not 64 digits of lower-case hexadecimal. */
  | { readonly code: 'hashMalformed' }
  /** The key to check it with was not to be had: the same notification may be taken later. */
  | { readonly code: 'keyMissing'; readonly accountId: string; readonly answer: Exclude<SecretAnswer['kind'], 'found'> }
  /** `repair` is null when nothing that was tried makes it right: forged, cut short, or signed with another key. */
  | { readonly code: 'hashWrong'; readonly accountId: string; readonly repair: HashRepair | null }
  /** HASH is right, but a parameter is missing or is nothing that a transaction can have. */
  | { readonly code: 'unusable'; readonly accountId: string; readonly parameter: string };

/** What became of one notification of a text; `line` is where it begins, from 1. */
export type TakenNotification =
  | {
      readonly kind: 'kept';
      readonly line: number;
      readonly notification: KeptNotification;
      /** Operations of this desk whose outcome it proved. */
      readonly settled: readonly string[];
    }
  /** It was kept before, and changed nothing now. */
  | { readonly kind: 'duplicate'; readonly line: number; readonly notification: KeptNotification }
  | {
      readonly kind: 'refused';
      readonly line: number;
      readonly reason: NotificationProblem;
      readonly parameters: readonly ShownParameter[];
    };
