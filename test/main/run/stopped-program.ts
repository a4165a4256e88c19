import { findPlaces } from '../../../main/places.ts';
import { runConsole } from '../../../main/run.ts';
import { threads } from '../../threads.ts';

// The console as both hosts run it, in one whose window nobody ever closes: only a signal ends this program.

const [dataFolder = ''] = process.argv.slice(2);
const ended = Promise.withResolvers<undefined>();
const host: Parameters<typeof runConsole>[0] = {
  about: { host: { kind: 'headless', version: 'none' }, systemLocale: 'en-GB' },
  becomeOnlyInstance: async () => true,
  becomeReady: async () => {},
  proxyFor: async () => undefined,
  openWindow: async (opening) => {
    await opening;
  },
  closeWindow: async () => {},
  showFailure: async (title) => {
    process.stdout.write(`asked: ${title}\n`);
    return ended.promise;
  },
  whenClosed: () => ended.promise,
  end: async () => {
    process.stdout.write('the window is closed\n');
    ended.resolve(undefined);
  },
  quit: async () => {
    process.stdout.write('quit\n');
  },
};
const stillThere = setInterval(() => {}, 1_000);
const places = { ...findPlaces(new URL('../../../main/places.ts', import.meta.url).href), threads };
await runConsole(host, { dataFolder }, places);
clearInterval(stillThere);
