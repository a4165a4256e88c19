import type { ChildProcess } from 'node:child_process';
import type { Signals } from '../../main/signals.ts';

const passed: readonly NodeJS.Signals[] = ['SIGTERM', 'SIGINT', 'SIGHUP'];

/**
 * Passes on to a program, for as long as it runs, what should end it: it has a ledger to close, and this process waits
 * until it has. `told` resolves at the first signal. On Windows there is no telling, only killing, so nothing is heard
 * there and this process goes alone.
 */
export function passSignals(
  program: ChildProcess,
  signals: Signals,
  platform: NodeJS.Platform = process.platform,
): { readonly told: Promise<void> } {
  const told = Promise.withResolvers<void>();
  if (platform === 'win32') return { told: told.promise };
  for (const name of passed) {
    const passOn = () => {
      program.kill(name);
      told.resolve();
    };
    signals.on(name, passOn);
    for (const end of ['exit', 'error']) program.once(end, () => signals.off(name, passOn));
  }
  return { told: told.promise };
}
