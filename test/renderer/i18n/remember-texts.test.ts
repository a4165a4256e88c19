import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { startTexts } from '../../../renderer/i18n/index.ts';
import { rememberTexts } from '../../../renderer/i18n/remember-texts.ts';

describe('texts that are remembered', () => {
  it('are those of the table, whatever is put into them', async () => {
    const { t } = await startTexts('fr');
    const remembered = rememberTexts(t);
    for (let time = 0; time < 2; time += 1) {
      expect(remembered('column.amount')).toBe(t('column.amount'));
      expect(remembered('when.received', { when: `${time} mai` })).toBe(t('when.received', { when: `${time} mai` }));
      expect(remembered('state.reason.9999', { defaultValue: '' })).toBe('');
    }
  });

  it('are looked up once, and each time where something is put into them', () => {
    const asked: string[] = [];
    const t = ((key: string) => asked.push(key)) as unknown as TFunction;
    const remembered = rememberTexts(t);
    for (let time = 0; time < 3; time += 1) {
      remembered('column.amount');
      remembered('when.received', { when: '1 May' });
    }
    expect(asked.toSorted()).toEqual(['column.amount', ...Array.from({ length: 3 }, () => 'when.received')]);
  });
});
