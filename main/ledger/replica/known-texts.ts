/**
 * Texts of which it was seen that they are what a digest says, by their ids: a text that is here changes by being emptied alone, and
 * one that was emptied is held to nothing. So a customer of many rows is read back and digested once.
 */
export interface KnownTexts {
  isKnown(textId: string, digest: string): boolean;
  note(textId: string, digest: string): void;
  /** What was noted may not have become durable: everything is looked at again. */
  forget(): void;
}

/** Some 4 MB of them. */
const mostKept = 16_000;

export function keepKnownTexts(most = mostKept): KnownTexts {
  const kept = new Map<string, string>();
  return {
    isKnown: (textId, digest) => kept.get(textId) === digest,
    note: (textId, digest) => {
      // Whom rows name again they name soon: a few are looked at once more then, and nothing is kept in an order.
      if (kept.size >= most) kept.clear();
      kept.set(textId, digest);
    },
    forget: () => kept.clear(),
  };
}
