/**
 * What a stranger said – a certificate, a proxy – in a form that may be shown: one line, without control and
 * direction characters, bounded.
 */
export function quote(text: string): string {
  const line = text.replace(/\p{C}+/gu, ' ').replace(/\s+/g, ' ');
  return line.trim().slice(0, longestQuote).toWellFormed();
}

/** In UTF-16 units; what the report's schema takes at most is 255. */
const longestQuote = 200;
