/** The check digit of ISO/IEC 7812-1. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = index % 2 === 0 ? Number(digit) : Number(digit) * 2;
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

/** Digits as people write a card: in a row, or in groups apart by a space, point or dash. */
const cardLike = /(?<!\d)\d(?:[ .\-\u00a0]?\d){11,18}(?!\d)/g;

/** Digits of the shortest card number: most texts are shorter, and need not be looked at. */
const shortestCard = 12;

/** Whether a text holds what could be a whole card number: such a text is neither stored nor sent (PCI DSS 3.4). */
export function containsCardNumber(text: string): boolean {
  return [...text.matchAll(cardLike)].some(([digits]) => passesLuhn(digits.replace(/\D/g, '')));
}

/** The text with every whole card number cut to its first six and last four digits (PCI DSS 3.4). */
export function maskCardNumbers(text: string): string {
  if (text.length < shortestCard) return text;
  return text.replace(cardLike, (match) => {
    const digits = match.replace(/\D/g, '');
    return passesLuhn(digits) ? `${digits.slice(0, 6)}…${digits.slice(-4)}` : match;
  });
}
