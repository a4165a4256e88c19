/** What the window needs to explain an EXECCODE. */
export { classify, type ExeccodeClass, mayBeSentAgain } from '../protocol/execcode/classify.ts';
export { explainExeccode, findExeccode } from '../protocol/execcode/execcode.ts';
