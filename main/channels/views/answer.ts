import {
  accept,
  type ChannelOutput,
  mostNamedRows,
  type Refusal,
  type Result,
  refuse,
} from '../../../contract/index.ts';
import type { DeskAnswer, DeskRefusal } from '../../desk/answer.ts';
import type { Fetched } from '../../lookup/fetch.ts';
import { toDraftView } from './operation.ts';

/** The desk's answer as the window hears it. */
export function toResult<Value, View>(answer: DeskAnswer<Value>, toView: (value: Value) => View): Result<View> {
  return answer.ok ? accept(toView(answer.value)) : refuse(toRefusal(answer.refusal));
}

/** The same of what takes a moment to be shown. */
export async function toShown<Value, View>(
  answer: DeskAnswer<Value>,
  toView: (value: Value) => Promise<View>,
): Promise<Result<View>> {
  return answer.ok ? accept(await toView(answer.value)) : refuse(toRefusal(answer.refusal));
}

function toRefusal(refusal: DeskRefusal): Refusal {
  switch (refusal.code) {
    case 'changedSinceReview': {
      const { code, changes, review } = refusal;
      return { code, changes: [...changes], review: review && toDraftView(review) };
    }
    case 'guardUnanswered':
      return { ...refusal, guards: [...refusal.guards] };
    default:
      return refusal;
  }
}

/** What a look-up gave. */
export function toFetchResult(fetched: Fetched): Result<ChannelOutput<'transactions.fetch'>> {
  switch (fetched.kind) {
    case 'fetched':
      return accept({
        found: fetched.found,
        unreadable: fetched.unread
          .slice(0, mostNamedRows)
          .map(({ transactionId, column }) => ({ transactionId, column })),
        notWhole: fetched.notWhole.slice(0, mostNamedRows).map((row) => ({ ...row, columns: [...row.columns] })),
      });
    case 'secretMissing':
      return refuse({ code: fetched.kind, answer: fetched.answer });
    case 'gatewaySilent':
      return refuse({ code: fetched.kind, cause: fetched.cause });
    case 'gatewayRefused':
      return refuse({ code: fetched.kind, execcode: fetched.execcode, message: fetched.message });
  }
}
