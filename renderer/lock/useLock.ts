import type { LockView } from '../../contract/index.ts';
import { bridge } from '../bridge.ts';
import { useAnswer } from '../state/answer.ts';

/** How the screen can be unlocked, and so whether it can be locked; undefined until main has said. */
export function useLock(): LockView | undefined {
  const answer = useAnswer({
    key: ['lock'],
    ask: () => bridge.lock.describe({}),
    isStale: ({ kind }) => kind === 'lockChanged',
  });
  return answer.kind === 'ready' ? answer.value : undefined;
}

/** Whether something could unlock the screen again. */
export function canLock(lock: LockView | undefined): boolean {
  return lock !== undefined && (lock.pin || lock.system);
}
