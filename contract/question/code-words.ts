import { type Language, namesOf, vocabularyOf, type Words } from './vocabulary.ts';

/**
 * What a person may call a code: the gateway's own wording or that of its explanation (protocol/execcode), and what both come
 * down to. Each is of several words and means this code alone: `declined` or `card refused` may be any of many, and is not
 * guessed. Codes that only a developer meets are left out.
 */
export const codes = {
  '4001': {
    en: 'refused without a reason, declined without a reason, transaction declined by the banking network',
    fr: 'refusé·e·s sans motif, refus sans motif',
  },
  '4002': {
    en: 'insufficient funds, not enough funds',
    fr: 'fonds insuffisants, provision insuffisante, solde insuffisant',
  },
  '4003': { en: 'card declined by the banking network', fr: 'carte refusée par la banque' },
  '4004': { en: 'abandoned transaction·s, transaction abandoned', fr: 'transaction·s abandonnée·s' },
  '4005': { en: 'fraud suspicion, suspicion of fraud, suspected fraud', fr: 'suspicion de fraude, soupçon de fraude' },
  '4006': {
    en: 'lost card·s, card lost, card declared lost, card reported lost',
    fr: 'carte·s perdue·s, carte déclarée perdue',
  },
  '4007': {
    en: 'stolen card·s, card stolen, card declared stolen, card reported stolen',
    fr: 'carte·s volée·s, carte déclarée volée',
  },
  '4008': {
    en: '3-D Secure failed, 3DS failed, authentication failed, 3DSecure authentication failed',
    fr: '3-D Secure échoué, 3DS échoué, authentification échouée, échec de l’authentification',
  },
  '4009': {
    en: '3-D Secure expired, authentication expired, 3DSecure authentication expired',
    fr: '3-D Secure expiré, authentification expirée',
  },
  '4010': { en: 'invalid transaction', fr: 'transaction invalide, transaction non valide' },
  '4011': { en: 'duplicate transaction, duplicated transaction', fr: 'transaction en double' },
  '4012': {
    en: 'expired card·s, card expired, card has expired, invalid card data, invalid card details',
    fr: 'carte·s expirée·s, carte a expiré, données de carte invalides, données de la carte invalides',
  },
  '4013': { en: 'not allowed for this holder', fr: 'non autorisé pour ce porteur' },
  '4015': { en: 'expired transaction', fr: 'transaction expirée' },
  '4016': { en: 'declined by the payment terminal', fr: 'refusé par le terminal de paiement' },
  '4017': { en: 'form expired, form expiration', fr: 'formulaire expiré' },
  '4018': { en: 'recurring payment revoked, recurring payments revoked', fr: 'paiement·s récurrent·s révoqué·s' },
  '4020': {
    en: 'strong authentication required, strong customer authentication required',
    fr: 'authentification forte requise, authentification forte exigée',
  },
  '6006': { en: 'blocked payment method, payment method blocked', fr: 'moyen de paiement bloqué' },
} as const satisfies Words<`${number}`>;

export const codeWords = vocabularyOf<string>(codes);

/** The most words that a code has: `transaction declined by the banking network`. */
export const longestCode = Math.max(
  ...Object.values(codes).flatMap(({ en, fr }) =>
    [...namesOf(en), ...namesOf(fr)].map((name) => name.split(' ').length),
  ),
);

/** What a code is called first; undefined for one that nobody calls by words. */
export function nameOfCode(code: string, language: Language): string | undefined {
  const words = Object.hasOwn(codes, code) ? codes[code as keyof typeof codes] : undefined;
  return words && namesOf(words[language])[0]?.replace(/·[^ ·]*/g, '');
}
