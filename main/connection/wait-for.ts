/**
 * Waits for work that knows no signal, such as a name server's or a keychain's; rejects when it takes longer than
 * so many milliseconds.
 */
export function waitFor<Value>(work: Promise<Value>, milliseconds: number): Promise<Value> {
  const late = new Promise<never>((_resolve, reject) => {
    const signal = AbortSignal.timeout(milliseconds);
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, late]);
}
