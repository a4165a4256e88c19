import { arch, cpus, platform, release, totalmem } from 'node:os';
import Database from 'better-sqlite3';

/** What a measurement was made on: no number of a bench means anything without it. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly node: string;
  readonly sqlite: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

export function describeMachine(): Machine {
  const processors = cpus();
  const memory = new Database(':memory:');
  const sqlite = memory.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
  memory.close();
  return {
    processor: processors[0]?.model.trim() || 'unknown',
    cores: processors.length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
    sqlite,
    date: new Date().toISOString().slice(0, 10),
  };
}
