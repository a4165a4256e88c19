import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../contract/index.ts';
import { useRefusalText } from '../../renderer/app/refusal-text.ts';
import { say } from './say.tsx';

describe('a refusal', () => {
  it.each([
    [{ code: 'environmentMismatch', hostBelongsTo: 'test' }, 'Choose Test', 'Choisissez Test'],
    [{ code: 'environmentMismatch', hostBelongsTo: 'production' }, 'counts as production', 'compte comme production'],
    [{ code: 'environmentMismatch', hostBelongsTo: 'sandbox' }, 'this computer itself', 'bac à sable'],
    [{ code: 'plainHttp' }, 'https', 'https'],
    [{ code: 'accountExists' }, 'IDENTIFIER', 'IDENTIFIER'],
    [{ code: 'accountInUse' }, 'Resolve it first', 'Tranchez d’abord'],
    [{ code: 'accountEmbedded' }, 'cannot be changed', 'ne peuvent pas être modifiés'],
    [{ code: 'productionNotAllowed' }, 'with --production', 'avec --production'],
    [{ code: 'secretMissing', answer: 'locked' }, 'Unlock it', 'Déverrouillez-le'],
    [{ code: 'gatewayRefused', execcode: '3002', message: 'x' }, '(3002)', '(3002)'],
    [{ code: 'guardUnanswered', guards: [] }, 'Nothing was sent', 'Rien n’a été envoyé'],
    [
      { code: 'changedSinceReview', changes: ['transactions', 'account'], review: null },
      'This changed since you looked. The gateway shows something new on this order. The settings of the account were changed. Nothing was sent.',
      'La passerelle affiche du nouveau sur cette commande. Les réglages du compte ont été modifiés. Rien n’a été envoyé.',
    ],
    [{ code: 'draftedAlone' }, 'before this desk joined the team. Prepare it again', 'Préparez-la à nouveau'],
    [{ code: 'draftExpired' }, 'more than a day ago. Begin it anew', 'plus d’un jour. Recommencez-la'],
    [{ code: 'gatewaySilent', cause: 'timedOut' }, 'did not answer in time', 'répondu à temps'],
  ] satisfies readonly (readonly [Refusal, string, string])[])(
    '%j is said with a way out, in both languages',
    async (refusal, english, french) => {
      const Sentence = () => <>{useRefusalText()(refusal)}</>;
      expect(await say(Sentence, 'en')).toContain(english);
      expect(await say(Sentence, 'fr')).toContain(french);
    },
  );
});
