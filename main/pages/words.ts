/** The few words of a page for the holder. */
export interface PageWords {
  readonly title: string;
  readonly order: string;
  readonly goOn: string;
}

/** By LANGUAGE, in lower case: those of the gateway's own form (S4:281). */
const words: Readonly<Record<string, PageWords>> = {
  fr: { title: 'Paiement', order: 'Commande', goOn: 'Continuer' },
  en: { title: 'Payment', order: 'Order', goOn: 'Continue' },
  de: { title: 'Zahlung', order: 'Bestellung', goOn: 'Weiter' },
  es: { title: 'Pago', order: 'Pedido', goOn: 'Continuar' },
  it: { title: 'Pagamento', order: 'Ordine', goOn: 'Continua' },
  nl: { title: 'Betaling', order: 'Bestelling', goOn: 'Doorgaan' },
  zh: { title: '付款', order: '订单', goOn: '继续' },
  ru: { title: 'Оплата', order: 'Заказ', goOn: 'Продолжить' },
  pt: { title: 'Pagamento', order: 'Encomenda', goOn: 'Continuar' },
  cs: { title: 'Platba', order: 'Objednávka', goOn: 'Pokračovat' },
};

const english: PageWords = { title: 'Payment', order: 'Order', goOn: 'Continue' };

/** In English where the language has none. */
export function wordsIn(language: string): PageWords {
  return words[language] ?? english;
}
