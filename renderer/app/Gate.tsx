import { useEffect, useRef, useState } from 'react';
import { bridge } from '../bridge.ts';
import { forgetAll, putBack, takeDown } from '../lock/hand-over.ts';
import { LockScreen } from '../lock/LockScreen.tsx';
import { App } from './App.tsx';
import { look, type Shown } from './look.ts';

/**
 * The console, or the locked screen in its place. Locking hands over to main what is to come back, forgets it here, and takes every
 * element of the console away: nothing of it is hidden in the page.
 */
export function Gate({ initial }: { readonly initial: Shown }) {
  const [shown, setShown] = useState(initial);
  const isOpen = useRef(initial.kind === 'open');
  useEffect(
    () =>
      bridge.listen((event) => {
        if (event.kind !== 'lockChanged' || !event.lock.locked) return;
        if (isOpen.current) {
          void bridge.lock.keep({ kept: takeDown() });
          forgetAll();
        }
        isOpen.current = false;
        setShown({ kind: 'locked', lock: event.lock });
      }),
    [],
  );
  const enter = async (kept: string | null) => {
    if (kept !== null) putBack(kept);
    const next = await look();
    if (!next) return;
    isOpen.current = next.kind === 'open';
    setShown(next);
  };
  return shown.kind === 'open' ? (
    <App initial={shown.console} list={shown.list} />
  ) : (
    <LockScreen lock={shown.lock} onUnlocked={(kept) => void enter(kept)} />
  );
}
