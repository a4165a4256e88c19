/** The operating systems whose keychains are explained. */
export type System = 'linux' | 'mac' | 'windows';

/** Which one this is, by what the browser engine says of itself; its keychain has a name and a way of its own. */
export function systemOf(userAgent: string): System {
  if (/Windows/.test(userAgent)) return 'windows';
  return /Mac OS X|Macintosh/.test(userAgent) ? 'mac' : 'linux';
}
