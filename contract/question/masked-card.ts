/** A card as the console, the gateway and shops show it: `…7575`, `446421…0001`, `XXXXXXXXXXXX7575`, `**** **** **** 7575`. */
const masked = /^(?:\d{6})?(?:[…•·*]{1,12}|x{4,12})(\d{4})$/i;

/** The last four digits of a card that is written with its others left out; undefined for any other text. */
export function readMaskedCard(text: string): string | undefined {
  return masked.exec(text.replaceAll(' ', ''))?.[1];
}
