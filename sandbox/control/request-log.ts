import { findAccount } from '../accounts/directory.ts';
import type { AccountSettings } from '../accounts/settings.ts';
import type { LookupAnswer } from '../answers/answer.ts';
import { type FormMap, textOf } from '../requests/form.ts';
import type { ProcessForm } from '../requests/received.ts';
import { explainHash, type HashExplanation } from './explain-hash.ts';
import { masked } from './mask.ts';

/** So many requests are kept, in memory. */
const kept = 200;

/** A larger request is not explained: every guess costs a hash over all of it. In characters, with its names. */
const explainable = 10_000;

/** A request and what became of it. Neither secrets nor card numbers nor cryptograms stand here (rules.md B13). */
export interface RecordedRequest {
  readonly id: number;
  /** Epoch milliseconds of the gateway's clock. */
  readonly at: number;
  readonly path: string;
  readonly caller: string;
  readonly method: string;
  /** Masked. Empty when the body could not be read. */
  readonly parameters: FormMap;
  /** What the gateway answered, or would have; absent when a fault rule kept it from acting. */
  readonly answer: LookupAnswer | undefined;
  /** The fault rules that struck, by their `what`. */
  readonly faults: readonly string[];
  /** Why the HASH did not match, when that was the answer (1003). */
  readonly hash: HashExplanation | undefined;
}

/** What is written down of a request. */
export type Recording = Omit<RecordedRequest, 'id' | 'parameters' | 'method' | 'hash'> & {
  readonly form: ProcessForm | undefined;
};

/** The last requests, oldest first. */
export interface RequestLog {
  add(recording: Recording): void;
  list(): readonly RecordedRequest[];
}

export function createRequestLog(accounts: readonly AccountSettings[]): RequestLog {
  const requests: RecordedRequest[] = [];
  let lastId = 0;
  return {
    add: ({ form, ...rest }) => {
      lastId += 1;
      const { method = '', params = {} } = form ?? {};
      const hash = rest.answer?.['EXECCODE'] === '1003' ? explain(method, params, accounts) : undefined;
      // Looked up each time: accounts change while the gateway runs.
      const secrets = accounts.flatMap(({ secret, apiKeys }) => [secret, ...apiKeys.map((key) => key.secret)]);
      const parameters = masked(params, secrets);
      requests.push({
        id: lastId,
        ...rest,
        answer: withoutData(rest.answer),
        method: method.slice(0, 64),
        parameters,
        hash,
      });
      if (requests.length > kept) requests.shift();
    },
    list: () => [...requests],
  };
}

/** The rows of a look-up would be kept 200 times over. */
function withoutData(answer: LookupAnswer | undefined): LookupAnswer | undefined {
  const rows = answer?.['DATA'];
  return rows === undefined ? answer : { ...answer, DATA: `${rows.length} rows` };
}

function explain(method: string, params: FormMap, accounts: readonly AccountSettings[]): HashExplanation | undefined {
  const account = findAccount(accounts, textOf(params, 'IDENTIFIER') ?? '');
  if (!account || JSON.stringify(params).length > explainable) return undefined;
  const keyId = textOf(params, 'APIKEYID');
  const key = account.apiKeys.find(({ id }) => id === keyId);
  const otherSecrets = Object.fromEntries([
    ...accounts.filter(({ identifier }) => identifier !== account.identifier || key).map(secretOf),
    ...account.apiKeys.filter(({ id }) => id !== keyId).map(({ id, secret }) => [`the API key ${id}`, secret] as const),
  ]);
  return explainHash({ method, params, secret: key?.secret ?? account.secret, otherSecrets });
}

function secretOf({ identifier, secret }: AccountSettings): readonly [string, string] {
  return [`the account ${identifier}`, secret];
}
