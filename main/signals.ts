/** Where a process hears its signals; the process itself, outside of tests. */
export interface Signals {
  on(name: NodeJS.Signals, listener: () => void): unknown;
  off(name: NodeJS.Signals, listener: () => void): unknown;
}

/** Told to end, Ctrl+C, and a terminal that goes; of a Windows console's window that is closed, too. */
const ending: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGINT', 'SIGHUP'];

/**
 * Calls `end` at each signal that wants the process to end, until the returned function is called. Not once: npm passes
 * on a signal that the terminal has sent already, and a second one is no reason to break off.
 */
export function heedSignals(signals: Signals, end: () => void): () => void {
  for (const name of ending) signals.on(name, end);
  return () => {
    for (const name of ending) signals.off(name, end);
  };
}
