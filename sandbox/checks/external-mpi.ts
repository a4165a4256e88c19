import { externalMpiNames } from '../../protocol/parameters/external-mpi.ts';
import { missing, type Refusal, refuse } from '../answers/refusal.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import type { Step } from './attempt.ts';

/** What an MPI of the merchant's own has found out, in lower case; undefined where it says nothing. */
export interface MpiResult {
  readonly enrolled: string | undefined;
  readonly status: string | undefined;
}

/** 3003: a debit brings such a result and the account may not (S3:230, rules.md G51). */
export const checkExternalMpiOpen: Step = ({ account, fields }) => {
  const isDebit = ['payment', 'authorization'].includes(textOf(fields, 'OPERATIONTYPE') ?? '');
  return account.method === 'card' && isDebit && hasMpiResult(fields) && !account.externalMpi
    ? refuse('3003')
    : undefined;
};

/**
 * 1001 with the first that a result lacks (rules.md G51): whether the card is enrolled; how it went if it is; the proof of
 * it if that was Y or A. Which ones are needed is ours.
 */
export function checkMpiComplete(fields: FormMap): Refusal | undefined {
  if (!hasMpiResult(fields)) return undefined;
  const { enrolled, status } = readMpiResult(fields);
  const proven = status === 'y' || status === 'a';
  const needed = ['CARDENROLLED', ...(enrolled === 'n' ? [] : ['STATUS']), ...(proven ? ['XID', 'CAVV', 'ECI'] : [])];
  const absent = needed.find((field) => spellingsOf(field).every((name) => fields[name] === undefined));
  return absent === undefined ? undefined : missing(`${prefixIn(fields)}${absent}`);
}

export function hasMpiResult(fields: FormMap): boolean {
  return externalMpiNames.some((name) => fields[name] !== undefined);
}

export function readMpiResult(fields: FormMap): MpiResult {
  return {
    enrolled: textIn(fields, 'CARDENROLLED')?.toLowerCase(),
    status: textIn(fields, 'STATUS')?.toLowerCase(),
  };
}

function textIn(fields: FormMap, field: string): string | undefined {
  const [older, newer] = spellingsOf(field);
  return textOf(fields, older) ?? textOf(fields, newer);
}

function spellingsOf(field: string): [older: string, newer: string] {
  return [`3DSECURE_${field}`, `3DSECURE${field}`];
}

/** A missing field is named in the spelling of those that are there. */
function prefixIn(fields: FormMap): string {
  return externalMpiNames.some((name) => name.startsWith('3DSECURE_') && fields[name] !== undefined)
    ? '3DSECURE_'
    : '3DSECURE';
}
