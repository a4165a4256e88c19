import { readForm, readObject } from './read-fields.ts';
import type { Received } from './received.ts';

/** A part of a text that should be a notification: read, or undefined when it is none. */
export interface Part {
  /** Where it begins, from 1. */
  readonly line: number;
  readonly received: Received | undefined;
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
 * another, one a line, mixed. Blank lines are nothing.
 */
export function readText(text: string, most: number): ReadText {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const parts: Part[] = [];
  let index = 0;
  while (index < lines.length && parts.length <= most) {
    const content = (lines[index] ?? '').trim();
    const line = index + 1;
    const json = /^[[{]/.test(content) ? readJson(lines, index) : undefined;
    if (json) parts.push(...json.found.map((received) => ({ line, received })));
    else if (content !== '') parts.push({ line, received: readForm(content) });
    index = json ? json.end : line;
  }
  return { parts: parts.slice(0, most), more: parts.length > most };
}

/** The JSON that begins in a line, and the line after it; undefined when none ends soon. */
function readJson(
  lines: readonly string[],
  start: number,
): { readonly found: readonly (Received | undefined)[]; readonly end: number } | undefined {
  for (let end = start + 1; end <= Math.min(lines.length, start + longestObject); end += 1) {
    if (!/[\]}]\s*$/.test(lines[end - 1] ?? '')) continue;
    const value = parse(lines.slice(start, end).join('\n'));
    if (value !== undefined) return { found: (Array.isArray(value) ? value : [value]).map(readObject), end };
  }
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
