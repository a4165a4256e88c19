import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../../main/hosts/window/security-policy.ts';

/** Directive by directive. */
function read(policy: string): Map<string, readonly string[]> {
  const directives = policy.split(';').map((directive) => directive.trim().split(/\s+/));
  return new Map(directives.map(([name = '', ...sources]) => [name, sources]));
}

const policy = contentSecurityPolicy('abc123==');
const directives = read(policy);

describe('the page’s policy', () => {
  it('allows nothing that is not named', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
  });

  it('runs scripts of the page’s own files only: none inline, none from text, none by nonce', () => {
    expect(directives.get('script-src')).toEqual(["'self'"]);
  });

  it('has no exception that the web calls unsafe, no wildcard and no foreign place', () => {
    expect(policy).not.toMatch(/unsafe-|strict-dynamic|\*|https?:|blob:|wss?:|file:/);
  });

  it('takes style sheets from files, and with the nonce of the load', () => {
    expect(directives.get('style-src')).toEqual(["'self'", "'nonce-abc123=='"]);
  });

  it('connects nowhere, frames nothing, is framed by nobody, sends no form and starts no worker', () => {
    const closed = [
      'connect-src',
      'frame-src',
      'frame-ancestors',
      'form-action',
      'base-uri',
      'object-src',
      'worker-src',
    ];
    for (const name of closed) expect([name, directives.get(name)]).toEqual([name, ["'none'"]]);
  });

  it('knows each of its directives once, and no other ones', () => {
    expect(policy.split(';')).toHaveLength(directives.size);
    expect([...directives.keys()].toSorted()).toEqual(
      [
        ...['base-uri', 'connect-src', 'default-src', 'font-src', 'form-action', 'frame-ancestors', 'frame-src'],
        ...['img-src', 'object-src', 'script-src', 'style-src', 'worker-src'],
      ].toSorted(),
    );
  });

  it('allows pictures that stand in the page itself, and no others from outside', () => {
    expect(directives.get('img-src')).toEqual(["'self'", 'data:']);
    expect(directives.get('font-src')).toEqual(["'self'"]);
  });
});
