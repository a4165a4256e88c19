import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Each file of a room with the files of ours that it names in an import, types included. */
function readImports(pattern: string): Map<string, string[]> {
  const files = globSync(pattern, { cwd: root });
  return new Map(files.map((file) => [file, importsOf(file, readFileSync(join(root, file), 'utf8'))]));
}

function importsOf(file: string, text: string): string[] {
  const specifiers = [...text.matchAll(/\bfrom '(\.[^']+)'/g)].map(([, specifier = '']) => specifier);
  return specifiers.map((specifier) => normalize(join(dirname(file), specifier)));
}

/** The first way along imports that comes back to where it has been, or undefined. */
function findCircle(imports: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const next of imports.get(file) ?? []) {
      const circle = walk(next, [...way, file]);
      if (circle) return circle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of imports.keys()) {
    const circle = walk(file, []);
    if (circle) return circle;
  }
  return undefined;
}

describe('imports', () => {
  it.each(['protocol', 'contract', 'main', 'preload', 'renderer', 'sandbox'])(
    'of %s never lead round, not by their types either',
    (room) => {
      const imports = readImports(`${room}/**/*.{ts,tsx}`);
      expect(imports.size).toBeGreaterThan(1);
      expect(findCircle(imports)).toBeUndefined();
    },
  );

  it('that lead round are seen', () => {
    const round = new Map([
      ['a.ts', importsOf('a.ts', `import type { B } from './b.ts';`)],
      ['b.ts', importsOf('b.ts', `import { c } from './deep/c.ts';`)],
      ['deep/c.ts', importsOf('deep/c.ts', `export { a } from '../a.ts';`)],
    ]);
    expect(findCircle(round)).toEqual(['a.ts', 'b.ts', 'deep/c.ts', 'a.ts']);
  });
});
