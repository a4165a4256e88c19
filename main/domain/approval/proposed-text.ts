import { canonical } from '../canonical.ts';
import type { PreparedRequest, Review } from '../event.ts';

/** What differs with each attempt: the id that it bears, and the signature. */
const ofEachAttempt: readonly string[] = ['EXTRADATA', 'HASH'];

/**
 * What is approved of a request, as one text: its address and every parameter that is the same in each attempt, in the order of
 * their names by UTF-16 code units. SHA-256 over its UTF-8 is the request's digest (docs/team.md).
 */
export function writeProposedRequest({ url, parameters }: PreparedRequest): string {
  const same = Object.entries(parameters)
    .filter(([name]) => !ofEachAttempt.includes(name))
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(['be2bill-console request 1', url, same]);
}

/** What its review showed, the guards among it, as one text. */
export function writeProposedReview({ picture }: Review): string {
  return canonical(['be2bill-console review 1', picture]);
}
