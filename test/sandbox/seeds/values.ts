import type { Value } from '../client.ts';

/** What a parameter of a printed type may hold, and what it may not. */
export interface Samples {
  readonly right: readonly Value[];
  /** Beyond the printed length; none where none is printed. */
  readonly tooLong: readonly Value[];
  readonly wrongType: readonly Value[];
}

/** A map where a text belongs. */
const map: Value = { a: 'b' };

/** Values for a type as the pages print it: `string(1-32)`, `m, f`, `hexadecimal (40 max)`. */
export function samplesOf(type: string): Samples {
  const [, word = '', bounds = ''] = /^(\w+) ?(?:\(([^)]*)\))?$/.exec(type) ?? [];
  const longest = Number(/(\d+)(?: max)?$/.exec(bounds)?.[1]);
  switch (word) {
    case 'string':
      return ofText('x', longest);
    case 'hexadecimal':
      return { ...ofText('a', longest), wrongType: [map, 'xyz'] };
    case 'integer':
    case 'int':
      return Number.isNaN(longest)
        ? { right: ['1000'], tooLong: ['1'.repeat(16)], wrongType: [map, '10.5', '-1', 'ten', '1e3'] }
        : { right: ['9'], tooLong: ['1'.repeat(longest + 1)], wrongType: [map, 'a'] };
    case 'float':
      return { right: ['5.5', '20'], tooLong: ['1'.repeat(20)], wrongType: [map, 'ten', '5,5'] };
    case 'email':
      return { right: ['a@b.c'], tooLong: [`${'a'.repeat(250)}@b.com`], wrongType: [map, 'nobody', 'a b@c.de'] };
    case 'ipv4':
      return { right: ['192.0.2.1'], tooLong: ['192.0.2.1.1'], wrongType: [map, '192.0.2', '2001:db8::1'] };
    case 'date':
      return { right: ['1990-02-28'], tooLong: ['1990-02-281'], wrongType: [map, '28/02/1990', '1990-02-30'] };
    case 'boolean':
      return { right: ['true', 'false', 'yes', 'no'], tooLong: ['trueish'], wrongType: [map, 'perhaps'] };
    default:
      return ofList(type.split(/, ?/));
  }
}

function ofText(character: string, longest: number): Samples {
  const bounded = !Number.isNaN(longest);
  return {
    right: bounded ? [character.repeat(longest)] : ['x'.repeat(300)],
    tooLong: bounded ? [character.repeat(longest + 1)] : [],
    wrongType: [map],
  };
}

function ofList(values: readonly string[]): Samples {
  return { right: values, tooLong: [`${values[0]}${values[0]}`], wrongType: [map, 'another'] };
}

/** Whether what the gateway sent has the type that the page prints. */
export function fits(type: string, value: string | undefined): boolean {
  if (value === undefined) return false;
  const [, word = '', bounds = ''] = /^(\w+) ?(?:\(([^)]*)\))?$/.exec(type) ?? [];
  const [shortest, longest = shortest] = bounds.split('-').map(Number);
  switch (word) {
    case 'string':
    case 'email':
      return bounds === '' || Number.isNaN(longest) ? value !== '' : isBetween(value.length, shortest, longest);
    case 'integer':
      return /^\d+$/.test(value);
    default:
      return type.split(/, ?/).includes(value);
  }
}

function isBetween(length: number, shortest = 1, longest = shortest): boolean {
  return length >= shortest && length <= longest;
}
