import { MantineProvider } from '@mantine/core';
import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { channels } from '../../contract/index.ts';
import { KeyForm } from '../../renderer/accounts/keys/KeyForm.tsx';
import { keyLooks } from '../../renderer/accounts/keys/key-look.ts';
import { systemOf } from '../../renderer/accounts/keys/system.ts';
import { takeSecret } from '../../renderer/accounts/keys/take-secret.ts';
import { startTexts } from '../../renderer/i18n/index.ts';
import { TextsProvider } from '../../renderer/i18n/texts.tsx';

const standings = channels['secret.check'].output.options;

describe('takeSecret', () => {
  it('hands over exactly what was typed, and leaves nothing behind', () => {
    const typed = fc.string({ minLength: 1, maxLength: 128 }).filter((text) => text === text.trim() && text !== '');
    fc.assert(
      fc.property(typed, (secret) => {
        const field = { value: secret };
        expect(takeSecret(field)).toEqual({ kind: 'secret', secret });
        expect(field.value).toBe('');
      }),
    );
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    [' Y#iK*h-fZ>E<:7Ai', 'spaces'],
    ['Y#iK*h-fZ>E<:7Ai ', 'spaces'],
  ])('takes no key out of %j and leaves it to be looked at', (value, problem) => {
    const field = { value };
    expect(takeSecret(field)).toEqual({ kind: 'problem', problem });
    expect(field.value).toBe(value);
  });
});

describe('the field of a key', () => {
  const render = async (where: 'keychain' | 'memory') =>
    renderToStaticMarkup(
      <TextsProvider texts={await startTexts('en')}>
        <MantineProvider>
          <KeyForm where={where} purpose="signing" onKeep={async () => {}} />
        </MantineProvider>
      </TextsProvider>,
    );
  const inputs = (markup: string) => markup.match(/<input[^>]*>/g) ?? [];

  it('is hidden, offers no old values, and holds its text by itself', async () => {
    const [field = ''] = inputs(await render('keychain'));
    expect(field).toContain('type="password"');
    expect(field).toContain('autoComplete="off"');
    expect(field).not.toContain('value=');
    expect(field).not.toContain('name=');
  });

  it('asks for a word of consent before memory, and only there', async () => {
    expect(inputs(await render('keychain'))).toHaveLength(1);
    expect(inputs(await render('memory'))[1]).toContain('type="checkbox"');
    expect(inputs(await render('memory'))[1]).not.toContain('checked');
  });
});

describe('where a key stands', () => {
  it('has an icon of its own for each answer, so that nobody depends on the colour', () => {
    expect(Object.keys(keyLooks).toSorted()).toEqual([...standings].toSorted());
    expect(new Set(Object.values(keyLooks).map(({ icon }) => icon)).size).toBe(standings.length);
  });

  it.each(['en', 'fr'] as const)('is explained in %s, with what to do on each system', async (language) => {
    const texts = await startTexts(language);
    const troubles = ['locked', 'unavailable', 'denied'];
    const keys = [
      ...standings.flatMap((name) => [`secret.standing.${name}`, `secret.meaning.${name}`]),
      ...troubles.flatMap((name) => ['linux', 'mac', 'windows'].map((system) => `secret.todo.${name}.${system}`)),
      ...troubles.map((name) => `secret.title.${name}`),
    ];
    for (const key of keys) expect(texts.exists(key, { fallbackLng: [] }), key).toBe(true);
  });
});

describe('systemOf', () => {
  it.each([
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36', 'windows'],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36', 'mac'],
    ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', 'linux'],
  ])('reads %s as %s', (userAgent, system) => {
    expect(systemOf(userAgent)).toBe(system);
  });
});
