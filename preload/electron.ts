import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { buildBridge } from '../contract/bridge.ts';
import { askChannel, bridgeName, handChannel, tellChannel } from '../contract/wire.ts';

/** Lends the page the contract's verbs. Neither `ipcRenderer` nor any event object crosses over. */
const bridge = buildBridge({
  send: (message) => ipcRenderer.invoke(askChannel, message),
  hand: (file) => ipcRenderer.invoke(handChannel, webUtils.getPathForFile(file)),
  listen: (listener) => {
    const onMessage = (_event: unknown, message: string) => listener(message);
    ipcRenderer.on(tellChannel, onMessage);
    // With braces: `off` gives back `ipcRenderer` itself.
    return () => {
      ipcRenderer.off(tellChannel, onMessage);
    };
  },
});

contextBridge.exposeInMainWorld(bridgeName, bridge);
