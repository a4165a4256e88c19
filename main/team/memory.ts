import type { EngineWord } from './engine/answers.ts';

/** What a desk has seen of its engine. An engine that has less than that was restored, or took over without all of it. */
export interface EngineSeen {
  /** The name of the engine that answered last; empty before the first answer. */
  readonly engine: string;
  /** Of that engine: desk → lines and touches. */
  readonly counters: Readonly<Record<string, number>>;
  /** The engine on which this desk was last welcome. */
  readonly answeredFor: string;
  /** By the engine's own clock, milliseconds UTC. */
  readonly heardAt: number;
}

/** Kept as durably as the desk's own log. */
export interface EngineMemory {
  read(): EngineSeen;
  write(seen: EngineSeen): void;
}

export const nothingSeen: EngineSeen = { engine: '', counters: {}, answeredFor: '', heardAt: 0 };

/**
 * Takes in an answer. What was seen of an engine is never lowered: one of the same name that has less has forgotten something, and
 * the next call tells it so. Another engine counts anew, and when it was heard says nothing of the one from before.
 */
export function remember(memory: EngineMemory, { engine, counters, at }: EngineWord): void {
  const seen = memory.read();
  const before = seen.engine === engine ? seen.counters : {};
  const highest = Object.entries(counters).map(([desk, count]) => [desk, Math.max(count, before[desk] ?? 0)]);
  const heardAt = seen.answeredFor === engine ? at : seen.heardAt;
  memory.write({ ...seen, engine, counters: { ...before, ...Object.fromEntries(highest) }, heardAt });
}

/** Takes in that this desk has answered for an engine, or joined at it. */
export function rememberAnswering(memory: EngineMemory, { engine, at }: EngineWord): void {
  memory.write({ ...memory.read(), answeredFor: engine, heardAt: at });
}
