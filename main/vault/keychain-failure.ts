/**
 * Tells a closed keychain from a missing one and from a refusal by the wording of the system's error, because
 * keytar hands on no code. The wordings are those of libsecret with gnome-keyring and KWallet, of macOS
 * (OSStatus texts) and of Windows; an unknown one counts as unavailable.
 */
export function classifyFailure(failure: unknown): 'locked' | 'unavailable' | 'denied' {
  const text = failure instanceof Error ? failure.message : String(failure);
  if (/denied|dismissed|cancell?ed|not permitted|user interaction is not allowed|-128\b|-25308\b/i.test(text)) {
    return 'denied';
  }
  return /locked/i.test(text) ? 'locked' : 'unavailable';
}
