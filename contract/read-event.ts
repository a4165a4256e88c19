import type { ConsoleEvent } from './events.ts';
import { eventWords } from './names.ts';

/**
 * Reads what main tells the window. Throws for what is no event, or has a word too many or too few; what the words say was held
 * to the schema before it left main.
 */
export function readEvent(message: string): ConsoleEvent {
  const event: unknown = JSON.parse(message);
  if (!isEvent(event)) throw new Error('Main has told something that is no event.');
  return event;
}

function isEvent(told: unknown): told is ConsoleEvent {
  if (typeof told !== 'object' || told === null || !('kind' in told)) return false;
  const kind = String(told.kind);
  const words = Object.hasOwn(eventWords, kind) ? (eventWords[kind] ?? []) : [];
  return (
    words.length > 0 && Object.keys(told).length === words.length && words.every((word) => Object.hasOwn(told, word))
  );
}
