export { mayBeKept } from './card-like.ts';
export { nameOfCode } from './code-words.ts';
export { addDays } from './days.ts';
export { isBare, printAsText, printDays, printQuestion, printTerm } from './print-question.ts';
export * from './question.ts';
export { readQuestion } from './read-question.ts';
