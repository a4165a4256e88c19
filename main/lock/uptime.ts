import { uptime } from 'node:os';
import { performance } from 'node:perf_hooks';

/**
 * Milliseconds since the computer was started. The system is asked once: what it answers is the wall clock less a moment on
 * some systems (libuv, `uv_uptime`), and from then on a clock counts that nobody sets.
 */
export function createUptime(): () => number {
  const atStart = uptime() * 1_000 - performance.now();
  return () => atStart + performance.now();
}
