import type { ProblemKind } from '../problem.ts';

/** A call into a ledger thread. Arguments and values are structured clones, never functions. */
export interface Call {
  readonly id: number;
  readonly method: string;
  readonly parameters: readonly unknown[];
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly kind: ProblemKind; readonly message: string };

/** The first message of a thread: its file is open, or why not. */
export type Greeting =
  | { readonly ready: true }
  | { readonly ready: false; readonly kind: ProblemKind; readonly message: string };

/** The methods of a thread: functions over structured clones. */
export type Methods = Record<string, (...parameters: never[]) => unknown>;

/** The same methods as main sees them from outside. */
export type Remote<M extends Methods> = {
  readonly [Name in keyof M]: (...parameters: Parameters<M[Name]>) => Promise<Awaited<ReturnType<M[Name]>>>;
};
