import { spawnSync } from 'node:child_process';
import type { Configuration } from 'electron-builder';

type Signing = Pick<NonNullable<Configuration['mac']>, 'identity' | 'entitlements' | 'entitlementsInherit'>;

const adHocProfile = 'assets/entitlements.mac.ad-hoc.plist';

/**
 * What of electron-builder.yml is otherwise on a Mac that has nobody's certificate. electron-builder would leave the
 * program unsigned then, and Apple silicon starts none that was changed after it was signed; signed ad hoc under the
 * hardened runtime it loads its own libraries only with a profile that lets it.
 */
export function chooseSigning(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
  listIdentities: () => string = askKeychain,
): Signing {
  if (platform !== 'darwin') return {};
  const named = environment['CSC_LINK'] || environment['CSC_NAME'];
  if (named || environment['CSC_IDENTITY_AUTO_DISCOVERY'] === 'false') return {};
  if (/^\s*[1-9]\d* valid identities found/m.test(listIdentities())) return {};
  return { identity: '-', entitlements: adHocProfile, entitlementsInherit: adHocProfile };
}

function askKeychain(): string {
  return spawnSync('security', ['find-identity', '-v', '-p', 'codesigning'], { encoding: 'utf8' }).stdout ?? '';
}
