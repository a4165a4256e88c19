import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';

/** What this computer is, and since when it runs: whoever says that nothing left must be on the same one, not started since. */
export interface Computer {
  readonly host: string;
  readonly boot: string;
}

/** Linux names each start by itself; elsewhere the moment of it does, which a clock that is set makes another one. */
export function readComputer(now: number = Date.now()): Computer {
  return { host: hostname(), boot: readBootId() ?? `${Math.round((now - uptime() * 1_000) / 10_000)}` };
}

function readBootId(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return undefined;
  }
}
