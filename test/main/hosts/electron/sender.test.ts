import { describe, expect, it } from 'vitest';
import { askChannel, handChannel } from '../../../../contract/index.ts';
import { FakeWebContents } from '../../../electron/contents.ts';
import { FakeFrame } from '../../../electron/frames.ts';
import type { Asker } from '../../../electron/ipc.ts';
import { Stage } from '../../../electron/stage.ts';
import { foreignAddresses, ownAddresses } from './addresses.ts';
import { createHost, type OpenHost, openHost } from './start.ts';

const message = '{"channel":"console.describe","input":{}}';
const refused = '{"ok":false,"refusal":{"code":"untrustedSender"}}';

/** Asks as somebody, and gives the answer and what reached the console. */
async function ask({ fake, running }: OpenHost, asker: Asker, ...args: readonly unknown[]) {
  const answer = await fake.ipcMain.invoke(askChannel, asker, ...(args.length > 0 ? args : [message]));
  return { answer, asked: running.asked };
}

function ownFrame({ fake }: OpenHost): { sender: FakeWebContents; frame: FakeFrame } {
  const { contents } = fake.window();
  return { sender: contents, frame: contents.frame };
}

describe('a question is heard', () => {
  it('from the main frame of the window, on the console’s own page', async () => {
    const opened = await openHost();
    expect(await ask(opened, ownFrame(opened))).toEqual({ answer: '{"ok":true,"value":1}', asked: [message] });
  });

  it('wherever on its own page that is', async () => {
    const opened = await openHost();
    for (const url of ownAddresses) {
      opened.fake.window().contents.frame.moveTo(url);
      expect((await ask(opened, ownFrame(opened))).answer, url).toBe('{"ok":true,"value":1}');
    }
  });
});

describe('a question is refused, and never reaches the console', () => {
  const strangers: Record<string, (opened: OpenHost) => Asker> = {
    'from another window, on the right page': () => {
      const contents = new FakeWebContents(new Stage());
      contents.frame.moveTo('app://console/');
      return { sender: contents, frame: contents.frame };
    },
    'from another window that passes our frame off as its own': (opened) => ({
      sender: new FakeWebContents(new Stage()),
      frame: ownFrame(opened).frame,
    }),
    'from a frame inside the page, on the right address': (opened) => ({
      sender: ownFrame(opened).sender,
      frame: new FakeFrame('app://console/'),
    }),
    'from a frame that has gone': (opened) => ({ sender: ownFrame(opened).sender, frame: null }),
    'from a frame that was disposed of': (opened) => {
      ownFrame(opened).frame.dispose();
      return ownFrame(opened);
    },
    'from a frame that still lives once the window is gone': (opened) => {
      const { sender } = ownFrame(opened);
      opened.fake.window().destroy();
      return { sender, frame: new FakeFrame('app://console/') };
    },
    'once the window is gone': (opened) => {
      const asker = ownFrame(opened);
      opened.fake.window().destroy();
      return asker;
    },
  };
  for (const [name, stranger] of Object.entries(strangers)) {
    it(name, async () => {
      const opened = await openHost();
      expect(await ask(opened, stranger(opened))).toEqual({ answer: refused, asked: [] });
    });
  }

  it('from the main frame on any other page', async () => {
    const opened = await openHost();
    for (const url of foreignAddresses) {
      opened.fake.window().contents.frame.moveTo(url);
      expect(await ask(opened, ownFrame(opened)), url).toEqual({ answer: refused, asked: [] });
    }
  });

  it('when it is anything but one string', async () => {
    const opened = await openHost();
    for (const odd of [undefined, null, 1, true, {}, [message], { toString: () => message }, new String(message)]) {
      expect(await ask(opened, ownFrame(opened), odd)).toEqual({ answer: refused, asked: [] });
    }
  });

  it('before there is a window', async () => {
    const { fake, host } = await createHost();
    await host.becomeOnlyInstance();
    fake.app.becomeReady();
    const { answerWindow } = await import('../../../../main/hosts/electron/channel.ts');
    const asked: string[] = [];
    const receive = async (text: string) => {
      asked.push(text);
      return 'heard';
    };
    answerWindow(fake.ipcMain as unknown as Electron.IpcMain, () => undefined, receive);
    const contents = new FakeWebContents(new Stage());
    contents.frame.moveTo('app://console/');
    expect(await fake.ipcMain.invoke(askChannel, { sender: contents, frame: contents.frame }, message)).toBe(refused);
    expect(asked).toEqual([]);
  });
});

it('there is one channel for questions, one for files, and no other', async () => {
  const { fake } = await openHost();
  expect(fake.record.of('ipcMain.handle')).toEqual([[askChannel], [handChannel]]);
});
