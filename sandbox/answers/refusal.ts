import { messages, type RefusalCode } from './messages.ts';

/** A request turned away: nothing was done and nothing is kept (rules.md A2). */
export interface Refusal {
  readonly kind: 'refusal';
  readonly execcode: RefusalCode;
  readonly message: string;
  /** The parameter that is missing or invalid. */
  readonly parameter?: string;
}

/** Turns a request away with the code's own message. */
export function refuse(execcode: Exclude<RefusalCode, '1001' | '1002'>): Refusal {
  return { kind: 'refusal', execcode, message: messages[execcode] };
}

/** 1001: a parameter that must be there is not. */
export function missing(name: string): Refusal {
  return { kind: 'refusal', execcode: '1001', message: `The parameter "${name}" is missing.`, parameter: name };
}

/** 1002: a parameter is there and holds what it may not. */
export function invalid(name: string): Refusal {
  return { kind: 'refusal', execcode: '1002', message: `The parameter "${name}" is invalid.`, parameter: name };
}

/** Whether a step turned the request away. */
export function isRefusal(outcome: unknown): outcome is Refusal {
  return typeof outcome === 'object' && outcome !== null && 'kind' in outcome && outcome.kind === 'refusal';
}
