import { describe, expect, it } from 'vitest';
import { useWhenTexts } from '../../renderer/i18n/when-text.ts';
import { Deadline } from '../../renderer/operation/Deadline.tsx';
import { say } from './say.tsx';

const at = Date.UTC(2020, 10, 22, 13, 2);
const received = { happenedAt: at, timeKnown: false };

describe('a time that nobody tells', () => {
  it.each([
    ['en', 'short', 'rec’d 22 Nov 2020, 14:02'],
    ['en', 'moment', 'Known only as received on 22 Nov 2020, 14:02'],
    ['en', 'full', 'Known only as received on 22 Nov 2020, 14:02:00 · Europe/Paris'],
    ['en', 'exact', '22 Nov 2020, 13:02:00 UTC'],
    ['fr', 'short', 'reçu 22 nov. 2020, 14:02'],
    ['fr', 'moment', 'Connu seulement comme reçu le 22 nov. 2020, 14:02'],
  ] as const)('in %s, %s, says so: %s', async (language, form, text) => {
    const Sentence = () => <>{useWhenTexts()[form](received)}</>;
    expect(await say(Sentence, language)).toContain(text);
  });

  it('leaves one that is known as it is', async () => {
    const Sentence = () => <>{useWhenTexts().moment({ ...received, timeKnown: true })}</>;
    expect(await say(Sentence, 'en')).toBe('22 Nov 2020, 14:02');
  });
});

describe('a deadline that nobody can know', () => {
  it('counts to nothing, and says the latest that it can be and why', async () => {
    const Sentence = () => <Deadline until={at} mayBeOver explained />;
    const text = await say(Sentence, 'en');
    expect(text).toContain('May be over already');
    expect(text).toContain('at the latest 22 Nov 2020, 14:02:00 · Europe/Paris');
    expect(text).toContain('No source says when this happened');
    expect(text).not.toContain('timer');
    expect(await say(Sentence, 'fr')).toContain('au plus tard le 22 nov. 2020');
  });
});
