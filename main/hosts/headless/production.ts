import { channels } from '../../../contract/index.ts';
import { type Environment, environmentOf } from '../../../protocol/environment.ts';
import { openAccountFile } from '../../accounts/account-file.ts';
import { openPreferences } from '../../preferences.ts';

/** Whether a data folder has an account with real money, or would be opened where they are. */
export function holdsProduction(dataFolder: string): boolean {
  const { environment } = openPreferences(dataFolder, () => {}).read();
  return environment === 'production' || openAccountFile(dataFolder).read().some(isProduction);
}

/** Whether a question would add an account with real money, or enter where they are. */
export function asksForProduction(channel: string, input: unknown): boolean {
  switch (channel) {
    case 'accounts.add': {
      const form = channels[channel].input.safeParse(input);
      return form.success && isProduction(form.data);
    }
    case 'preferences.change': {
      const change = channels[channel].input.safeParse(input);
      return change.success && change.data.environment === 'production';
    }
    default:
      return false;
  }
}

/** By what was said, and by the host: a list of accounts may have been written by hand. */
function isProduction({ environment, url }: { readonly environment: Environment; readonly url: string }): boolean {
  return environment === 'production' || environmentOf(url) === 'production';
}
