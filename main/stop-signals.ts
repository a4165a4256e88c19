/** What ends a program from outside: a system that shuts down, Ctrl+C, a session or a terminal that closes. */
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const satisfies readonly NodeJS.Signals[];

/**
 * Has the program end by itself when it is told to, so that what is under way is waited for and the ledger is closed. Each
 * signal counts, not the first alone: npm passes on one that the terminal has sent already. Until the returned function is
 * called.
 */
export function onStopSignal(stop: () => void): () => void {
  const listener = () => stop();
  for (const signal of stopSignals) process.on(signal, listener);
  return () => {
    for (const signal of stopSignals) process.off(signal, listener);
  };
}
