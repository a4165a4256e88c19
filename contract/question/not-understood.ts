import type { Meaning, Question } from './question.ts';

/** Whether a text asks for nothing: it has no sign that anybody sees, or what it says is wrong. */
export function asksNothing(meaning: Meaning): boolean {
  return meaning.kind === 'nothing' || (meaning.kind === 'text' && !/[^\s\p{M}\p{Cf}\p{Cc}]/u.test(meaning.text));
}

/**
 * Whether every part of a question is wrong. Nothing is found by it then: leaving all of it out would give every transaction
 * to somebody who asked for a few.
 */
export function isNotUnderstood({ terms }: Question): boolean {
  return terms.every(({ meaning }) => asksNothing(meaning)) && terms.some(({ meaning }) => meaning.kind === 'nothing');
}
