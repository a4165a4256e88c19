import { type ComponentType, createElement, type ReactNode, Suspense, use, useState } from 'react';

/** A part of the window whose code is no part of its first screen. */
export interface Later<Props extends object> {
  (props: Props): ReactNode;
  /** Loads its code; once that is there, it is drawn without waiting. */
  readonly load: () => Promise<unknown>;
}

/** What nobody has begun to load. */
const parts = new Set<() => Promise<unknown>>();

/**
 * Loads a part's code when it is first wanted, or by {@link loadParts} before that. React's own `lazy` waits once more where
 * the code is there already, and shows a hole for a moment each time.
 */
export function later<Props extends object>(find: () => Promise<ComponentType<Props>>): Later<Props> {
  let found: ComponentType<Props> | undefined;
  let finding: Promise<ComponentType<Props>> | undefined;
  const load = () => {
    finding ??= find().then((component) => {
      found = component;
      return component;
    });
    return finding;
  };
  const Waiting = (props: Props) => createElement(use(load()), props);
  const Part = (props: Props) => {
    // As it was when this one was put on the screen: another frame around it would begin it anew, and lose what was typed.
    const [ready] = useState(() => found);
    return ready ? createElement(ready, props) : <Suspense fallback={null}>{createElement(Waiting, props)}</Suspense>;
  };
  parts.add(load);
  return Object.assign(Part, { load });
}

/** Loads every part's code, one after the other, whenever the window has nothing else to do. */
export async function loadParts(whenIdle: () => Promise<unknown> = idle): Promise<void> {
  for (const load of parts) {
    parts.delete(load);
    await whenIdle();
    // Whoever wants it meets the failure; here it is only early.
    await load().catch(() => undefined);
  }
}

function idle(): Promise<unknown> {
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1_000 }));
}
