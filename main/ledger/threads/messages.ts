import type { ProblemKind } from '../problem.ts';

/** A call into a ledger thread. Arguments and values are structured clones, never functions. */
export interface Call {
  readonly id: number;
  readonly method: string;
  readonly parameters: readonly unknown[];
  /** Whether it goes before those that can wait. */
  readonly urgent: boolean;
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly kind: ProblemKind; readonly message: string };

/** A statement that took long: its name, never what was bound to it. */
export interface SlowStatement {
  readonly name: string;
  readonly milliseconds: number;
}

/** What a thread tells unasked. */
export interface Notice {
  readonly slow: SlowStatement;
}

/** The first message of a thread: its file is open, or why not. */
export type Greeting =
  | { readonly ready: true }
  | { readonly ready: false; readonly kind: ProblemKind; readonly message: string };

/** What a thread is started with. */
export interface ThreadData {
  readonly file: string;
  /** One 32-bit number: how many urgent calls were posted and not taken yet. It is seen while a call runs. */
  readonly waiting: SharedArrayBuffer;
  /** From how many milliseconds on a statement is told of. */
  readonly slowAfter: number;
}

/** The methods of a thread: functions over structured clones. */
export type Methods = Record<string, (...parameters: never[]) => unknown>;

/** The same methods as main sees them from outside. */
export type Remote<M extends Methods> = {
  readonly [Name in keyof M]: (...parameters: Parameters<M[Name]>) => Promise<Awaited<ReturnType<M[Name]>>>;
};
