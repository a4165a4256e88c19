/** How long something takes, in milliseconds, and what it gives. */
export async function time<Value>(act: () => Promise<Value>): Promise<{ readonly ms: number; readonly value: Value }> {
  const began = performance.now();
  const value = await act();
  return { ms: performance.now() - began, value };
}

/** The same of what does not wait. */
export function timeNow<Value>(act: () => Value): { readonly ms: number; readonly value: Value } {
  const began = performance.now();
  const value = act();
  return { ms: performance.now() - began, value };
}

/** So many of something, so many under way at a time; `act` is told its number, from 0 on. */
export async function repeat(times: number, atOnce: number, act: (index: number) => Promise<unknown>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < times; index = next++) await act(index);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, times) }, worker));
}
