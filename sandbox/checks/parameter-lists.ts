import type { Operation } from '../../protocol/operations/index.ts';

/** What an operation's table says of its parameters, in the order in which faults are reported. */
export type ParameterLists = Pick<Operation, 'required' | 'optional' | 'formats'>;
