/** What the page is asked for its own tasks; runs there, and is told nothing of ours. */
export interface Tasks {
  /** Forgets what was seen so far. */
  begin(): void;
  /** How long the longest task since then kept everything else waiting, in milliseconds. */
  longest(): number;
}

/** Watches from inside of the page how long its tasks take. To be evaluated in it: it may name nothing from outside. */
export function watchTasks(): void {
  // A browser tells of tasks of 50 ms and more; of shorter ones, how late a timer comes.
  const told = 50;
  const every = 5;
  let [longestTold, longestLate] = [0, 0];
  let due = performance.now() + every;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTold = Math.max(longestTold, duration);
  });
  (observer as unknown as { observe(wanted: { readonly type: string }): void }).observe({ type: 'longtask' });
  setInterval(() => {
    const now = performance.now();
    longestLate = Math.max(longestLate, now - due);
    due = now + every;
  }, every);
  const tasks: Tasks = {
    begin: () => {
      [longestTold, longestLate] = [0, 0];
      due = performance.now() + every;
    },
    // A timer is late as well where the machine was busy elsewhere: that is no task of the page.
    longest: () => (longestTold > 0 ? longestTold : Math.min(told, longestLate)),
  };
  Object.assign(globalThis, { benchTasks: tasks });
}

declare global {
  // Only a var is a property of globalThis.
  var benchTasks: Tasks;
}
