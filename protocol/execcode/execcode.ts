import { z } from 'zod';
import { classify, type ExeccodeClass } from './classify.ts';
import table from './execcodes.json' with { type: 'json' };

const explanation = z.strictObject({
  /** What happened, in one sentence. */
  meaning: z.string().min(1),
  /** What the person can do now, in one sentence. */
  nextStep: z.string().min(1),
});

/** One row of the code table: the gateway's own wording, then ours in both languages. */
export const execcodeSchema = z.strictObject({
  code: z.string().regex(/^\d{4}$/),
  /** The wording of the gateway's own table, or the one met on the wire where that is better known. */
  message: z.string().min(1),
  en: explanation,
  fr: explanation,
});

export type Execcode = z.infer<typeof execcodeSchema>;

/** All documented codes, ascending (test/protocol/vectors/execcodes.json). */
export const execcodes: readonly Execcode[] = z.array(execcodeSchema).parse(table);

const byCode = new Map(execcodes.map((row) => [row.code, row]));

/** The documented row of a code, or undefined for a code that no page lists. */
export function findExeccode(code: string): Execcode | undefined {
  return byCode.get(code);
}

/** What a code means for the person at the desk, also for a code that no page lists. */
export function explainExeccode(code: string, language: 'en' | 'fr'): z.infer<typeof explanation> {
  return byCode.get(code)?.[language] ?? unlisted[classify(code)][language];
}

type Explanation = z.infer<typeof explanation>;

const notListed = {
  en: {
    meaning: 'The gateway answered with a code that its pages do not list, so the outcome is not known.',
    nextStep: 'Do not send it again. Look the transaction up in the extranet and resolve the operation.',
  },
  fr: {
    meaning: 'La passerelle a répondu par un code absent de sa documentation\u00a0: le résultat est inconnu.',
    nextStep: 'Ne la renvoyez pas. Recherchez la transaction dans l’extranet, puis tranchez.',
  },
};

const unlistedRefusal = {
  en: {
    meaning: 'The gateway refused with a code that its pages do not list. Nothing was moved.',
    nextStep: 'Copy the details for Be2bill’s support and ask what this code stands for.',
  },
  fr: {
    meaning: 'La passerelle a refusé avec un code absent de sa documentation. Aucun mouvement n’a eu lieu.',
    nextStep: 'Copiez les détails pour le support Be2bill et demandez la signification de ce code.',
  },
};

const unlisted: Record<ExeccodeClass, Record<'en' | 'fr', Explanation>> = {
  succeeded: notListed,
  redirect: notListed,
  pending: notListed,
  refused: unlistedRefusal,
  unknown: notListed,
};
