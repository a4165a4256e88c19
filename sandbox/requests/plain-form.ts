import type { FormMap, FormValue } from './form-map.ts';

/** `method`, `params[ORDERID]`, `params[CART][0][NAME]`: at most eight brackets, as deep as any form is read. */
const plainName = /^[A-Za-z]\w*(?:\[[A-Za-z0-9][\w-]*\]){0,8}$/;

type Growing = { [name: string]: FormValue };

/**
 * A body as shops send it, read ten times faster than by a parser for every form; undefined when anything in it is unusual:
 * a broken escape, an empty part, a name that is a text here and a map there. The other parser decides then, and gives the
 * same for all that is read here.
 */
export function parsePlainForm(body: string, pathOf: NameReader): FormMap | undefined {
  const form: Growing = Object.create(null);
  for (const part of body.split('&')) {
    const end = part.indexOf('=');
    const path = end < 0 ? undefined : pathOf(part.slice(0, end));
    const value = decode(part.slice(end + 1));
    if (path === undefined || value === undefined) return undefined;
    // The other parser ends a name without brackets at the first `]=`, wherever it stands.
    if (path.length === 1 && /(?:\]|%5D)=/i.test(part)) return undefined;
    if (!put(form, path, value)) return undefined;
  }
  return form;
}

/** False when a text stands where a map is needed, or the reverse. */
function put(form: Growing, path: readonly string[], value: string): boolean {
  let map = form;
  for (let depth = 0; depth < path.length - 1; depth++) {
    const name = path[depth] ?? '';
    map[name] ??= Object.create(null) as Growing;
    const inner = map[name];
    if (typeof inner !== 'object') return false;
    map = inner as Growing;
  }
  const last = path.at(-1) ?? '';
  if (typeof map[last] === 'object') return false;
  map[last] = value;
  return true;
}

/** `params[ORDERID]` as `params`, `ORDERID`; undefined when it is no plain name. */
export type NameReader = (written: string) => readonly string[] | undefined;

/** Requests name the same few things over and over; who sends ever new names does not make what is kept grow for ever. */
const mostKept = 1000;

/** Keeps the names that it has read, for as long as whoever owns it. */
export function createNameReader(): NameReader {
  const kept = new Map<string, readonly string[]>();
  return (written) => {
    const found = kept.get(written);
    if (found) return found;
    const path = readName(written);
    if (!path) return undefined;
    if (kept.size >= mostKept) kept.clear();
    // A card number may stand where a name should, and is kept nowhere (rules.md B13).
    if (!/(?:\d\D{0,3}){12}/.test(written)) kept.set(written, path);
    return path;
  };
}

/** The same, with nothing kept. */
export function readName(written: string): readonly string[] | undefined {
  const name = written.replace(/%5B/gi, '[').replace(/%5D/gi, ']');
  return plainName.test(name) ? name.replaceAll(']', '').split('[') : undefined;
}

function decode(text: string): string | undefined {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  if (!spaced.includes('%')) return spaced;
  try {
    return decodeURIComponent(spaced);
  } catch {
    return undefined;
  }
}
