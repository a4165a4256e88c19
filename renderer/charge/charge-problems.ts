import { containsCardNumber } from '../../contract/index.ts';

/** A text that has to be there, of so many characters at least. A card number is refused where it is typed. */
export function findTextProblem(text: string, shortest = 1): 'missing' | 'cardNumber' | undefined {
  if ([...text.trim()].length < shortest) return 'missing';
  return containsCardNumber(text) ? 'cardNumber' : undefined;
}

/** ORDERID and CLIENTIDENT are the merchant's own keys: whatever their digits are, they are sent as they are. */
export function findKeyProblem(text: string): 'missing' | undefined {
  return text.trim() === '' ? 'missing' : undefined;
}

/** CLIENTEMAIL as the gateway takes it: 5 to 255 characters of an address (S4:71). */
export function findAddressProblem(text: string): 'missing' | 'address' | undefined {
  if (text.trim() === '') return 'missing';
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()) ? undefined : 'address';
}

/** A day on which the gateway captures by itself is tomorrow in Paris at the earliest; none is fine (S3:47–51). */
export function findDayProblem(day: string, earliest: string): 'early' | undefined {
  return day !== '' && day < earliest ? 'early' : undefined;
}
