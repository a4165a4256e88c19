import { describe, expect, it } from 'vitest';
import type { AttemptView, GuardView, NotificationProblem, OperationView } from '../../contract/index.ts';
import { guardAnswer } from '../../contract/index.ts';
import { useProblemText } from '../../renderer/inbox/problem-text.ts';
import { findAnswerProblem, useGuardText } from '../../renderer/operation/guard-text.ts';
import { useGuardedText } from '../../renderer/operation/guarded-text.ts';
import { useProofText } from '../../renderer/status/proof-text.ts';
import { say } from './say.tsx';

const at = Date.UTC(2020, 10, 22, 13, 2);
const amount = { minor: 695, currency: 'EUR' };

describe('a guard', () => {
  it.each([
    [
      { kind: 'sameAmountLately', transactionId: 'A1', amount, happenedAt: at, timeKnown: true },
      '€6.95 was refunded on this order already, on 22 Nov 2020, 14:02',
      'déjà été remboursés',
    ],
    [
      { kind: 'sameAmountLately', transactionId: 'K1', amount, happenedAt: at, timeKnown: true, gave: 'credit' },
      '€6.95 was credited on this order already',
      'déjà été crédités sur cette commande',
    ],
    [
      {
        kind: 'sameAmountLately',
        transactionId: 'K1',
        amount,
        happenedAt: at,
        timeKnown: true,
        gave: 'credit',
        orderId: 'C-2',
      },
      '€6.95 was credited to the same customer already, on 22 Nov 2020, 14:02, under order C-2',
      'sur la commande C-2',
    ],
    [
      { kind: 'sameAmountLately', transactionId: null, amount, happenedAt: at, timeKnown: true, isOpen: true },
      'A refund of €6.95 is under way since 22 Nov 2020, 14:02, or nobody knows',
      'Un remboursement de 6,95',
    ],
    [{ kind: 'chargedBack', transactionId: 'A1' }, 'a chargeback', 'impayé'],
    [
      { kind: 'sameAmountLately', transactionId: 'A1', amount, happenedAt: at, timeKnown: false },
      '€6.95 was refunded on this order already; known only as received on 22 Nov 2020, 14:02',
      'connu seulement comme reçu le 22 nov. 2020',
    ],
    [{ kind: 'reclaimable', until: at, stage: 'noQuestions' }, 'Until 22 Nov 2020, 14:02 its debtor', 'sans motif'],
    [{ kind: 'reclaimable', until: at, stage: 'unauthorised' }, 'never authorised it', 'jamais autorisé'],
    [{ kind: 'methodUnknown', until: at, stage: 'noQuestions' }, 'Nobody says how this was paid', 'Rien ne dit'],
    [{ kind: 'methodUnknown', until: at, stage: 'unauthorised' }, 'Nobody says how this was paid', 'jamais autorisé'],
    [{ kind: 'planRuns', toCome: 1 }, '1 more instalment of this plan is to come', 'Encore 1 échéance '],
    [{ kind: 'planRuns', toCome: 3 }, '3 more instalments of this plan are to come', 'Encore 3 échéances '],
    [{ kind: 'captureScheduled', day: '2020-11-25' }, 'by itself on 25 Nov 2020', '25 nov. 2020'],
    [
      { kind: 'colleagueAtIt', actor: 'ada', operation: 'void', since: at },
      'ada has a void on this order',
      'ada a sur cette commande une annulation',
    ],
    [{ kind: 'incompleteChain' }, 'could not be read', 'illisible'],
  ] as const satisfies readonly (readonly [GuardView, string, string])[])(
    '%j says what it saw, in both languages',
    async (guard, english, french) => {
      const Sentence = () => <>{useGuardText()(guard, 'refund')}</>;
      expect(await say(Sentence, 'en')).toContain(english);
      expect(await say(Sentence, 'fr')).toContain(french);
    },
  );

  it('calls a credit a credit', async () => {
    const guard = { kind: 'sameAmountLately', transactionId: 'A1', amount, happenedAt: at, timeKnown: true } as const;
    expect(await say(() => <>{useGuardText()(guard, 'credit')}</>, 'en')).toContain('was credited');
  });

  it.each(['', '  ', 'ab', ' ab ', 'abc', '  because  '])(
    'takes %j for an answer exactly when the contract does',
    (answer) => {
      const guards: GuardView[] = [{ kind: 'chargedBack', transactionId: 'A1' }];
      expect(findAnswerProblem(guards, answer) === undefined).toBe(guardAnswer.safeParse(answer).success);
      expect(findAnswerProblem([], answer)).toBeUndefined();
    },
  );

  it('of a newer program keeps its word in the log', async () => {
    const operation = { guarded: { kinds: ['chargedBack', 'fromTheFuture'], answer: 'because' } } as OperationView;
    expect(await say(() => <>{useGuardedText()(operation)?.kinds}</>, 'en')).toBe('charged back, fromTheFuture');
    const unguarded = { guarded: null } as OperationView;
    expect(await say(() => <>{useGuardedText()(unguarded)?.kinds ?? 'none'}</>, 'en')).toBe('none');
  });
});

describe('a proof', () => {
  const proved = (source: 'lookup' | 'import' | 'notification') => {
    const proof = { outcome: 'succeeded', transactionId: 'A9', execcode: '0000', source, provedAt: at };
    return { attempts: [{ proof }] as AttemptView[], settlement: null } as OperationView;
  };

  it.each([
    ['lookup', 'by a look-up at the gateway: it was carried out', 'recherche auprès de la passerelle'],
    ['import', 'by an imported export: it was carried out', 'un export importé'],
    ['notification', 'by a notification: it was carried out', 'une notification'],
  ] as const)('by %s says so with its time, in both languages', async (source, english, french) => {
    const Sentence = () => <>{useProofText()(proved(source))}</>;
    expect(await say(Sentence, 'en')).toContain(`Proved on 22 Nov 2020, 14:02 ${english}`);
    expect(await say(Sentence, 'fr')).toContain(french);
  });

  it('comes before what a person had said, which comes before nothing', async () => {
    const settlement = {
      outcome: 'refused',
      transactionId: null,
      reason: 'not there',
      actor: 'bob',
      settledAt: at,
    } as const;
    const byHand = { attempts: [{ proof: null }] as AttemptView[], settlement } as OperationView;
    expect(await say(() => <>{useProofText()(byHand)}</>, 'en')).toContain(
      'bob resolved it on 22 Nov 2020, 14:02 as not carried out: “not there”',
    );
    expect(await say(() => <>{useProofText()({ ...proved('import'), settlement })}</>, 'en')).not.toContain('bob');
    expect(await say(() => <>{useProofText()({ ...byHand, settlement: null }) ?? 'none'}</>, 'en')).toBe('none');
  });
});

describe('a notification that was not taken', () => {
  it.each([
    [{ code: 'unreadable' }, 'no notification', 'pas une notification'],
    [{ code: 'tooMany' }, 'add it next', 'ensuite'],
    [{ code: 'unknownAccount', identifier: 'X' }, '“X”', 'X'],
    [{ code: 'hashAbsent' }, 'has no HASH', 'pas de HASH'],
    [{ code: 'hashMalformed' }, '64 digits', '64 chiffres'],
    [
      { code: 'keyMissing', accountId: 'SHOP', answer: 'locked' },
      'Unlock it and try again. Then add it again',
      'Puis apportez-la',
    ],
    [{ code: 'hashWrong', accountId: 'SHOP', repair: null }, 'no way of reading it', 'aucune lecture'],
    [
      { code: 'hashWrong', accountId: 'SHOP', repair: { kind: 'plusKept', parameter: 'DESCRIPTION' } },
      'each “+” in DESCRIPTION',
      'de DESCRIPTION',
    ],
    [
      { code: 'hashWrong', accountId: 'SHOP', repair: { kind: 'asLatin1', parameter: null } },
      'the bytes of every parameter',
      'tous les paramètres',
    ],
    ...(['encodedTwice', 'zerosLost', 'entities'] as const).map(
      (kind) =>
        [
          { code: 'hashWrong', accountId: 'SHOP', repair: { kind, parameter: 'MESSAGE' } },
          'It would be right',
          'Elle serait juste',
        ] as const,
    ),
    [{ code: 'repeated', parameter: 'EXECCODE' }, 'EXECCODE comes twice', 'EXECCODE figure deux fois'],
    [{ code: 'nameUnfit', parameter: 'ORDERID=W' }, 'called “ORDERID=W”', 'ORDERID=W'],
    [{ code: 'unusable', accountId: 'SHOP', parameter: 'AMOUNT' }, 'AMOUNT is missing', 'AMOUNT manque'],
  ] as const satisfies readonly (readonly [NotificationProblem, string, string])[])(
    '%j is explained, in both languages',
    async (problem, english, french) => {
      const Sentence = () => <>{useProblemText()(problem)}</>;
      expect(await say(Sentence, 'en')).toContain(english);
      expect(await say(Sentence, 'fr')).toContain(french);
    },
  );
});
