import type { Dispatcher } from 'undici';

/**
 * Watches one request on its way to the socket. undici calls `onRequestStart` once per dispatch, before any
 * write, so a latch that was never passed proves that no byte left. It lets one start through and vetoes every
 * other: what may have left is never sent again, whatever undici believes about the connection.
 *
 * Its sight ends at the head of an answer: undici's retry interceptor fetches the rest of a broken body without
 * telling the request of that start. So the agents below it carry no interceptor at all.
 */
export interface Latch {
  /** Put between the request and its agent. */
  readonly guard: Dispatcher.DispatcherComposeInterceptor;
  /** Whether the request has begun to be written. */
  passed(): boolean;
  /** Whether the request came to its start and was no longer to be sent. */
  overdue(): boolean;
  /** From now on nothing starts any more; called once the outcome is decided. */
  shut(): void;
}

/** Raised inside undici when a request would start a second time, or after its outcome was decided. */
export class StartVetoed extends Error {
  override readonly name = 'StartVetoed';
}

/**
 * `isDue` is asked at the start, where nothing is waited for any more: a proxy, a name, a connection or a handshake may have
 * taken a night to come, because the machine slept.
 */
export function createLatch(isDue: () => boolean = () => true): Latch {
  let state: 'open' | 'passed' | 'overdue' | 'shut' = 'open';
  let everPassed = false;
  let wasOverdue = false;
  return {
    passed: () => everPassed,
    overdue: () => wasOverdue,
    shut: () => {
      state = 'shut';
    },
    guard: (dispatch) => (options, handler) =>
      dispatch(
        options,
        watchStart(handler, (controller) => {
          if (state === 'open' && !isDue()) {
            state = 'overdue';
            wasOverdue = true;
          }
          if (state !== 'open') {
            controller.abort(new StartVetoed(`The request was ${state} and must not start again.`));
            return false;
          }
          state = 'passed';
          everPassed = true;
          return true;
        }),
      ),
  };
}

function watchStart(
  handler: Dispatcher.DispatchHandler,
  mayStart: (controller: Dispatcher.DispatchController) => boolean,
): Dispatcher.DispatchHandler {
  return {
    onRequestStart: (controller, context) => {
      if (mayStart(controller)) handler.onRequestStart?.(controller, context);
    },
    onRequestUpgrade: (...event) => handler.onRequestUpgrade?.(...event),
    onResponseStart: (...event) => handler.onResponseStart?.(...event),
    onResponseData: (...event) => handler.onResponseData?.(...event),
    onResponseEnd: (...event) => handler.onResponseEnd?.(...event),
    onResponseError: (...event) => handler.onResponseError?.(...event),
    onRequestSent: () => handler.onRequestSent?.(),
  };
}
