/** What the page is asked for its own times; runs there, and is told nothing of ours. */
export interface Frames {
  /** Forgets what was seen so far. */
  begin(): void;
  /** The longest time between two frames since then, in milliseconds. */
  longest(): number;
  /** Milliseconds from the last key to the last change of the grid's rows that was painted; undefined while none was. */
  keyToPaint(): number | undefined;
}

/** Watches keys, rows and frames from inside of the page. To be evaluated in it: it may name nothing from outside. */
export function watchFrames(): void {
  let longest = 0;
  let last = performance.now();
  let keyAt: number | undefined;
  let paintedAt: number | undefined;
  const frame = (now: number) => {
    longest = Math.max(longest, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      keyAt = timeStamp;
      paintedAt = undefined;
    },
    { capture: true },
  );
  const notePaint = () => {
    // The second frame begins when the first one, which holds the change, is on the screen.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        paintedAt = performance.now();
      }),
    );
  };
  const isRow = (node: Node | null): boolean => {
    const element = node instanceof Element ? node : node?.parentElement;
    return Boolean(element?.closest('[role="row"]')) || Boolean(element?.querySelector('[role="row"]'));
  };
  new MutationObserver((changes) => {
    const changed = changes.some(({ target, addedNodes }) =>
      target instanceof Text ? isRow(target) : [...addedNodes].some(isRow),
    );
    if (changed) notePaint();
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  const frames: Frames = {
    begin: () => {
      longest = 0;
      last = performance.now();
    },
    longest: () => longest,
    keyToPaint: () => (keyAt === undefined || paintedAt === undefined ? undefined : paintedAt - keyAt),
  };
  Object.assign(globalThis, { benchFrames: frames });
}

declare global {
  // Only a var is a property of globalThis.
  var benchFrames: Frames;
}
