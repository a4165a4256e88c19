import type { EngineWord } from './engine/answers.ts';

/** What a desk has seen of its engine. An engine that has less than that was restored, or took over without all of it. */
export interface EngineSeen {
  /** The name of the engine that answered last; empty before the first answer. */
  readonly engine: string;
  /** Of that engine: desk → lines, rows and touches. */
  readonly counters: Readonly<Record<string, number>>;
  /** The engine on which this desk was last welcome. */
  readonly answeredFor: string;
  /** By the engine's own clock, milliseconds UTC. */
  readonly heardAt: number;
  /** How much of this desk's own log an engine has said to have. */
  readonly acknowledged: ToldPlace;
}

/** Up to where a log was told. */
export interface ToldPlace {
  readonly sequence: number;
  readonly rows: number;
}

/** Kept as durably as the desk's own log. */
export interface EngineMemory {
  read(): EngineSeen;
  write(seen: EngineSeen): void;
}

export const nothingSeen: EngineSeen = {
  engine: '',
  counters: {},
  answeredFor: '',
  heardAt: 0,
  acknowledged: { sequence: 0, rows: 0 },
};

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

/** Takes in that an engine has a part of this desk's own log. What it has had is never lowered by it. */
export function rememberTold(memory: EngineMemory, { sequence, rows }: ToldPlace): void {
  const seen = memory.read();
  const { acknowledged } = seen;
  if (sequence <= acknowledged.sequence && rows <= acknowledged.rows) return;
  const higher = { sequence: Math.max(sequence, acknowledged.sequence), rows: Math.max(rows, acknowledged.rows) };
  memory.write({ ...seen, acknowledged: higher });
}

/** Takes in that an engine has forgotten something, and was told all that this desk still has. */
export function rememberLoss(memory: EngineMemory, { sequence, rows }: ToldPlace): void {
  memory.write({ ...memory.read(), acknowledged: { sequence, rows } });
}
