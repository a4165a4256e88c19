import { findJsonEnd, isJsonObject, type Json, readStrictJson } from '../../protocol/strict-json.ts';
import { cutLine } from './cut-line.ts';
import { joinBroken } from './join-broken.ts';
import type { NotificationProblem } from './notification.ts';
import { readObject } from './read-fields.ts';
import type { Received } from './received.ts';

/** A part of a text that should be a notification: read, or undefined when it is none. */
export interface Part {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly received: Received | undefined;
  /** Why it is none, where more can be said than that. */
  readonly problem?: NotificationProblem;
}

/** What reading a text gave; `more`: there were more parts than were asked for. */
export interface ReadText {
  readonly parts: readonly Part[];
  readonly more: boolean;
}

/** An object may be spread over lines, as a person's tools print it. */
const longestObject = 200;

/**
 * Reads what a person pasted or a file held: form bodies, query strings and JSON objects (or lists of them), one after
 * another, one a line or several, mixed, also out of lines of a log, or broken over lines by a mail program. Blank lines are nothing.
 */
export function readText(text: string, most: number): ReadText {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const parts: Part[] = [];
  for (let index = 0; index < lines.length && parts.length <= most; ) {
    const content = (lines[index] ?? '').trim();
    const json = findJson(lines, index);
    if (json) {
      parts.push(...json.parts.map((part) => ({ line: index + 1, ...part })));
      // What follows in its last line is read as a line of its own.
      lines[json.last] = json.rest;
      index = json.last;
    } else {
      const { text: form, next } = joinBroken(lines, index) ?? { text: content, next: index + 1 };
      if (form !== '') parts.push(...cutLine(form).map((received) => ({ line: index + 1, received })));
      index = next;
    }
  }
  return { parts: parts.slice(0, most), more: parts.length > most };
}

interface FoundJson {
  readonly parts: readonly Omit<Part, 'line'>[];
  /** The line that it ends in, and what is left of that. */
  readonly last: number;
  readonly rest: string;
}

/** The JSON that begins in a line, alone or behind the words of a log; undefined when none ends soon. */
function findJson(lines: readonly string[], start: number): FoundJson | undefined {
  const first = lines[start] ?? '';
  const at = first.search(/[[{]/);
  if (at < 0 || (first.slice(0, at).trim() !== '' && !isBehindWords(first, at))) return undefined;
  const text = [first.slice(at), ...lines.slice(start + 1, start + longestObject)].join('\n');
  const end = findJsonEnd(text);
  if (end === undefined) return undefined;
  const read = readStrictJson(text.slice(0, end));
  if (read.kind === 'malformed') return undefined;
  const last = start + text.slice(0, end).split('\n').length - 1;
  const rest = text.slice(end).split('\n', 1)[0] ?? '';
  if (read.kind === 'repeated') {
    const parameter = read.name.slice(0, 100);
    return { parts: [{ received: undefined, problem: { code: 'repeated', parameter } }], last, rest: restOf(rest) };
  }
  const values: readonly Json[] = Array.isArray(read.value) ? read.value : [read.value];
  return { parts: values.flatMap(readValue).map((received) => ({ received })), last, rest: restOf(rest) };
}

/** A notification, or those that a line of a log has in it; undefined where there is none. */
function readValue(value: Json): readonly (Received | undefined)[] {
  const found = findInside(value);
  return found.length > 0 ? found : [undefined];
}

/** What is inside of a notification is a part of it, and none by itself. */
function findInside(value: Json): readonly Received[] {
  if (typeof value === 'string')
    return value.includes('HASH=') ? value.split('\n').flatMap(cutLine).filter(isRead) : [];
  if (Array.isArray(value)) return value.flatMap(findInside);
  if (!isJsonObject(value)) return [];
  const whole = readObject(value);
  return whole ? [whole] : [...value.values()].flatMap(findInside);
}

function isRead(received: Received | undefined): received is Received {
  return received !== undefined;
}

/** A comma between objects says nothing. */
function restOf(text: string): string {
  return text.replace(/^[\s,]+/, '');
}

/** The words of a log before an object of parameters; a form may hold a bracket as well. */
function isBehindWords(line: string, at: number): boolean {
  return line[at] === '{' && /\s$/.test(line.slice(0, at)) && /"(?:HASH|EXECCODE)"/.test(line);
}
