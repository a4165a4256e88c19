/** Whether a text that has to be there has fewer than so many characters. */
export function isMissing(text: string, shortest = 1): boolean {
  return [...text.trim()].length < shortest;
}

/** CLIENTEMAIL as the gateway takes it (S4:71). */
export function isAddress(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim());
}

/** A day on which the gateway captures by itself is tomorrow in Paris at the earliest; none is fine (S3:47–51). */
export function isTooEarly(day: string, earliest: string): boolean {
  return day !== '' && day < earliest;
}
