/** How the ids of all persons of a desk's rows begin. */
export function personTextsOf(deskId: string): string {
  return `person-${deskId}-`;
}

/** A person of a desk's own rows as its colleagues know them: a number names somebody within one ledger only. */
export function personTextId(deskId: string, personId: number): string {
  return `${personTextsOf(deskId)}${personId}`;
}

/** The number again, of a text that is a person of this desk; undefined for every other text. */
export function personIdIn(textId: string, deskId: string): number | undefined {
  const start = personTextsOf(deskId);
  const digits = textId.startsWith(start) ? textId.slice(start.length) : '';
  return /^[1-9]\d{0,14}$/.test(digits) ? Number(digits) : undefined;
}
