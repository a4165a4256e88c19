/**
 * Tells a closed keychain from a missing one and from a refusal by the wording of the system's error, because
 * keytar hands on no code. The wordings are those of libsecret with gnome-keyring and KWallet, of macOS (OSStatus
 * texts) and of Windows, the last two in French as well; an unknown one counts as unavailable.
 */
export function classifyFailure(failure: unknown): 'locked' | 'unavailable' | 'denied' {
  const text = failure instanceof Error ? failure.message : String(failure);
  if (denied.some((wording) => wording.test(text))) return 'denied';
  return locked.some((wording) => wording.test(text)) ? 'locked' : 'unavailable';
}

const denied: readonly RegExp[] = [
  /denied|not permitted|acc.{1,3}s refus/i,
  /dismissed|cancell?ed|annul/i,
  // A policy said no: of macOS for a program without a screen, of AppArmor for a snap, of the message bus.
  /user interaction is not allowed|policy prevents|rejected send message/i,
  /OSStatus -(128|25308)\b/,
];

const locked: readonly RegExp[] = [
  /\b(un)?locked\b/i,
  // macOS says so of a keychain that locking and unlocking puts right (github.com/desktop/desktop/issues/3263).
  /user name or passphrase you entered is not correct|OSStatus -25293\b/i,
];
