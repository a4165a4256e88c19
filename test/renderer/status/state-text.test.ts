import { describe, expect, it } from 'vitest';
import type { ChainStateView, Language } from '../../../contract/index.ts';
import { createFormats } from '../../../renderer/i18n/format.ts';
import { startTexts } from '../../../renderer/i18n/index.ts';
import { stateLooks } from '../../../renderer/status/state-look.ts';
import { readAtNow, writeState } from '../../../renderer/status/state-text.ts';

const noon = Date.UTC(2026, 0, 15, 12);
/** The end of the 17th in Paris. */
const until = Date.UTC(2026, 0, 17, 22, 59, 59, 999);

async function write(state: ChainStateView, language: Language, operation: 'payment' | 'stopntimes' = 'payment') {
  const { t } = await startTexts(language);
  const { amount, moment } = createFormats(language, language === 'fr' ? 'fr-FR' : 'en-GB', 'Europe/Paris');
  const { short, whole } = writeState(state, { operation }, { t, amount, moment, language }, noon);
  return [short, whole].map((text) => text.replaceAll(/\s/g, ' '));
}

describe('a state in words', () => {
  it.each<[ChainStateView, string, string]>([
    [{ kind: 'paid' }, 'Paid', 'Payé'],
    [{ kind: 'refunded' }, 'Refunded', 'Remboursé'],
    [
      { kind: 'partlyRefunded', left: 4_000, currency: 'EUR' },
      'Partly refunded, €40.00 left',
      'Remboursé en partie, reste 40,00 €',
    ],
    [{ kind: 'chargedBack' }, 'Charged back', 'Impayé'],
    [{ kind: 'voided' }, 'Voided', 'Annulé'],
    [{ kind: 'pending' }, 'At the bank', 'À la banque'],
    [{ kind: 'refused', code: '4002' }, 'Refused: not enough funds', 'Refusé : provision insuffisante'],
    [{ kind: 'refused', code: '4999' }, 'Refused 4999', 'Refusé 4999'],
    [{ kind: 'toCapture', until, mayBeOver: false }, 'To capture, 2 days left', 'À capturer sous 2 jours'],
    [
      { kind: 'toCapture', until: noon + 25 * 3_600_000, mayBeOver: false },
      'To capture, 1 day left',
      'À capturer sous 1 jour',
    ],
    [{ kind: 'toCapture', until: noon + 1, mayBeOver: false }, 'To capture today', 'À capturer aujourd’hui'],
    [{ kind: 'toCapture', until: null, mayBeOver: false }, 'To capture', 'À capturer'],
    [{ kind: 'expired', since: noon - 1 }, 'Expired', 'Expiré'],
    [{ kind: 'unknown' }, 'Unconfirmed', 'Issue inconnue'],
    [{ kind: 'unsure', left: 0, leftAtMost: 100, currency: 'EUR' }, 'Amount left unsure', 'Reste incertain'],
    [{ kind: 'done' }, 'Done', 'Effectué'],
  ])('%j', async (state, english, french) => {
    expect((await write(state, 'en'))[0]).toBe(english);
    expect((await write(state, 'fr'))[0]).toBe(french);
    expect(stateLooks[state.kind]).toBeDefined();
  });

  it('tells whoever points at it what a refusal means, and until when something can be captured', async () => {
    expect((await write({ kind: 'refused', code: '4002' }, 'en'))[1]).toBe(
      'The bank refused: not enough funds. Nothing was moved. (4002)',
    );
    expect((await write({ kind: 'toCapture', until, mayBeOver: true }, 'en'))[1]).toContain('17 Jan');
    expect((await write({ kind: 'unsure', left: 0, leftAtMost: 100, currency: 'EUR' }, 'en'))[1]).toContain(
      '€0.00 and €1.00',
    );
    expect((await write({ kind: 'done' }, 'en', 'stopntimes'))[0]).toBe('Stopped');
  });
});

it('what could be captured has expired by the clock of the window, too, without being asked for anew', () => {
  const state = { kind: 'toCapture', until, mayBeOver: false } as const;
  expect(readAtNow(state, until)).toBe(state);
  expect(readAtNow(state, until + 1)).toEqual({ kind: 'expired', since: until });
});
