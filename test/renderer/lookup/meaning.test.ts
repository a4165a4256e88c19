import { expect, it } from 'vitest';
import { readQuestion } from '../../../contract/index.ts';
import { meaningOf, zonesOf } from '../../../renderer/lookup/question/meaning.ts';

const shop = { accountId: 'SHOP', label: 'Shop', currency: 'EUR', voidZone: 'America/New_York', captureDays: 7 };
const accounts = [shop];
const read = (text: string, today: string) => readQuestion(text, { today, language: 'en', locale: 'en-GB', accounts });
const mean = (text: string, days: string, given = accounts) =>
  meaningOf(read(text, '2026-11-28'), { accounts: given, days });

it.each(['toCapture', 'expiring', 'expired', 'scheduled'])('what is %s is another list behind midnight', (state) => {
  expect(mean(`status:${state}`, '2026-11-29')).not.toBe(mean(`status:${state}`, '2026-11-28'));
  expect(mean(`-status:paid,${state}`, '2026-11-29')).not.toBe(mean(`-status:paid,${state}`, '2026-11-28'));
});

it('what is expiring is another list where an account leaves more days', () => {
  expect(mean('expiring', '2026-11-28', [{ ...shop, captureDays: 8 }])).not.toBe(mean('expiring', '2026-11-28'));
});

it.each(['', 'snow', 'status:paid', 'date:2026-11'])('%s is the same list on every day', (text) => {
  expect(mean(text, '2026-11-29')).toBe(mean(text, '2026-11-28'));
  expect(mean(text, '2026-11-28', [{ ...shop, captureDays: 8 }])).toBe(mean(text, '2026-11-28'));
});

it('days are those of the accounts, and of Paris', () => {
  expect(zonesOf(accounts)).toEqual(['Europe/Paris', 'America/New_York']);
});
