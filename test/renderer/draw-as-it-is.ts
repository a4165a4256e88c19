import { afterAll, afterEach } from 'vitest';
import type { StoreApi } from 'zustand';

type Drawn<State> = Pick<StoreApi<State>, 'getInitialState' | 'setState' | 'subscribe'>;

/** Without a document a store is drawn as it was at first: in the tests of this file it is drawn as it is. */
export function drawAsItIs<State extends object>({ getInitialState, setState, subscribe }: Drawn<State>): void {
  const first = { ...getInitialState() };
  const end = subscribe((state) => Object.assign(getInitialState(), state));
  afterEach(() => setState(first));
  afterAll(end);
}
