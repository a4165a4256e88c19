import qs from 'qs';
import type { FormMap, FormValue } from './form-map.ts';
import { createNameReader, parsePlainForm, readName } from './plain-form.ts';

export type { FormMap, FormValue } from './form-map.ts';

/**
 * Reads an `application/x-www-form-urlencoded` body as PHP would (rules.md A3): names with raw or encoded brackets,
 * `+` or `%20` for a space, the last of a repeated name. Never throws.
 */
export function parseForm(body: string): FormMap {
  return parsePlainForm(body, readName) ?? parseAnyForm(body);
}

/** The same for whoever reads many: it keeps the names of their parameters. */
export function createFormReader(): typeof parseForm {
  const pathOf = createNameReader();
  return (body) => parsePlainForm(body, pathOf) ?? parseAnyForm(body);
}

function parseAnyForm(body: string): FormMap {
  const parsed = qs.parse(body, {
    duplicates: 'last',
    parseArrays: false,
    plainObjects: true,
    allowPrototypes: true,
    depth: 8,
    parameterLimit: Number.POSITIVE_INFINITY,
  });
  return mapOf(parsed);
}

/** Parameters that were sent empty count as absent, once the signature has been checked (rules.md A3). */
export function withoutEmpty(map: FormMap): FormMap {
  if (!holdsEmpty(map)) return map;
  const filled = Object.entries(map).filter(([, value]) => value !== '');
  return mapOf(Object.fromEntries(filled.map(([name, value]) => [name, isText(value) ? value : withoutEmpty(value)])));
}

function holdsEmpty(map: FormMap): boolean {
  return Object.values(map).some((value) => value === '' || (typeof value === 'object' && holdsEmpty(value)));
}

/** The text under a name; undefined when nothing, or a map, stands there. */
export function textOf(map: FormMap, name: string): string | undefined {
  const value = map[name];
  return isText(value) ? value : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** Without a prototype, so that no name of a request can be mistaken for a method. */
function mapOf(source: object): FormMap {
  const map: Record<string, FormValue> = Object.create(null);
  for (const [name, value] of Object.entries(source)) map[name] = collapse(value);
  return map;
}

/** qs collects a text and a map of one name in an array, in their order: again the last one counts. */
function collapse(value: unknown): FormValue {
  if (Array.isArray(value)) return collapse(value.at(-1));
  if (typeof value === 'object' && value !== null) return mapOf(value);
  return isText(value) ? value : '';
}
