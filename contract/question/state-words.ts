import type { FactSource, OperationType } from '../views/basics.ts';
import type { OperationReason } from '../views/operation.ts';
import type { SoughtState } from './question.ts';
import { vocabularyOf, type Words } from './vocabulary.ts';

const states: Words<SoughtState> = {
  paid: { en: 'paid', fr: 'payé·e·s' },
  partlyRefunded: {
    en: 'partly refunded, partially refunded, partlyrefunded',
    fr: 'partiellement remboursé·e·s, remboursé·e·s en partie',
  },
  refunded: { en: 'refunded', fr: 'remboursé·e·s' },
  chargedBack: { en: 'charged back, chargeback·s, chargedback', fr: 'impayé·e·s, rétrofacturé·e·s' },
  toCapture: { en: 'to capture, uncaptured, tocapture', fr: 'à capturer' },
  expiring: { en: 'expiring', fr: 'expire bientôt' },
  scheduled: { en: 'scheduled, scheduled capture·s', fr: 'programmé·e·s, capture·s programmée·s' },
  expired: { en: 'expired', fr: 'expiré·e·s' },
  voided: { en: 'voided', fr: 'annulé·e·s' },
  pending: { en: 'pending', fr: 'en attente' },
  refused: { en: 'refused, declined, refusal·s', fr: 'refusé·e·s, refus' },
  unknown: { en: 'unknown, unconfirmed', fr: 'inconnu·e·s, issue inconnue' },
  unsure: { en: 'unsure, uncertain', fr: 'incertain·e·s' },
  done: { en: 'done', fr: 'effectué·e·s' },
};

const operations: Words<OperationType> = {
  payment: { en: 'payment·s', fr: 'paiement·s' },
  authorization: { en: 'authorization·s, authorisation·s', fr: 'autorisation·s' },
  capture: { en: 'capture·s', fr: 'capture·s' },
  refund: { en: 'refund·s', fr: 'remboursement·s' },
  credit: { en: 'credit·s', fr: 'crédit·s' },
  void: { en: 'void·s', fr: 'annulation·s' },
  stopntimes: { en: 'stopntimes', fr: 'arrêt d’échéancier' },
};

const sources: Words<FactSource> = {
  desk: { en: 'desk', fr: 'guichet, poste' },
  lookup: { en: 'lookup, look-up', fr: 'interrogation' },
  import: { en: 'import, export', fr: 'import, export' },
  notification: { en: 'notification', fr: 'notification' },
};

const reasons: Words<OperationReason> = {
  customerRequest: { en: 'customer request, customerrequest, request', fr: 'demande du client, demande' },
  goodsReturned: { en: 'goods returned, goodsreturned, returned', fr: 'marchandise retournée, retour' },
  notDelivered: { en: 'not delivered, notdelivered', fr: 'non livré' },
  duplicate: { en: 'duplicate, paid twice', fr: 'payé deux fois, doublon' },
  priceCorrection: { en: 'price correction, pricecorrection, price', fr: 'correction de prix, prix' },
  fraud: { en: 'fraud', fr: 'fraude' },
  mistake: { en: 'mistake', fr: 'erreur, fait par erreur' },
  shipped: { en: 'shipped', fr: 'expédié' },
  partlyShipped: { en: 'partly shipped, partlyshipped, shipped in part', fr: 'expédié en partie' },
  goodwill: { en: 'goodwill', fr: 'geste commercial, geste' },
  winnings: { en: 'winnings', fr: 'gains' },
  orderCancelled: { en: 'order cancelled, ordercancelled, cancelled', fr: 'commande annulée' },
  recurringDue: { en: 'recurring payment due, recurringdue, recurring', fr: 'échéance récurrente, récurrent' },
  furtherDelivery: { en: 'further delivery, furtherdelivery', fr: 'livraison complémentaire' },
  balanceDue: { en: 'balance due, balancedue, balance', fr: 'solde dû, solde' },
  other: { en: 'other', fr: 'autre' },
};

export const stateWords = vocabularyOf(states);
export const operationWords = vocabularyOf(operations);
export const sourceWords = vocabularyOf(sources);
export const reasonWords = vocabularyOf(reasons);

/** The most words that a state or an operation has: `remboursée en partie`. */
export const longestName = 3;
