import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listMutations, mutate } from '../../scripts/mutate/mutations.ts';

const root = join(import.meta.dirname, '../..');
const mutations = await listMutations(root);

describe('the mutations', () => {
  it('are there, each with a name of its own', () => {
    expect(mutations.length).toBeGreaterThan(0);
    expect(new Set(mutations.map(({ name }) => name)).size).toBe(mutations.length);
  });

  it.each(mutations)('"$name" takes out what is there, and names a test that is there', (mutation) => {
    const text = readFileSync(join(root, mutation.file), 'utf8');
    expect(mutate(text, mutation)).not.toBe(text);
    expect(existsSync(join(root, mutation.test))).toBe(true);
  });
});

describe('mutate', () => {
  const mutation = { name: 'a', file: 'b.ts', replace: 'check()', with: '$&', test: 'c.test.ts' };

  it('puts in exactly what it is told', () => {
    expect(mutate('if (check()) stop();', mutation)).toBe('if ($&) stop();');
  });

  it.each(['', 'check() && check()'])('refuses a text that holds the check not once: %j', (text) => {
    expect(() => mutate(text, mutation)).toThrow('times in b.ts');
  });
});
