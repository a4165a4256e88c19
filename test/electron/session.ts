import { EventEmitter } from 'node:events';
import { createCancelable } from './cancelable.ts';
import type { Stage } from './stage.ts';
import { standIn } from './stand-in.ts';

type Faked = Pick<
  Electron.Session,
  | 'protocol'
  | 'resolveProxy'
  | 'setDevicePermissionHandler'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setProxy'
  | 'webRequest'
>;
type SchemeHandler = Parameters<Electron.Protocol['handle']>[1];
type Judge = Parameters<Electron.WebRequest['onBeforeRequest']>[0];
export type Permission = Parameters<Parameters<Electron.Session['setPermissionRequestHandler']>[0] & object>[1];

/** A session: its schemes, its requests and its permissions. What nobody answers for is allowed, as in Electron. */
export class FakeSession extends EventEmitter implements Faked {
  readonly partition: string;
  private readonly stage: Stage;
  private readonly handlers = new Map<string, SchemeHandler>();
  private judge: Judge = null;
  private requestHandler: Parameters<Electron.Session['setPermissionRequestHandler']>[0] = null;
  private checkHandler: Parameters<Electron.Session['setPermissionCheckHandler']>[0] = null;
  private deviceHandler: Parameters<Electron.Session['setDevicePermissionHandler']>[0] = null;

  constructor(stage: Stage, partition: string) {
    super();
    this.stage = stage;
    this.partition = partition;
  }

  readonly protocol = standIn<Electron.Protocol>({
    handle: (scheme, handler) => {
      this.stage.needReady('protocol.handle');
      if (!this.stage.schemes.has(scheme)) throw new Error(`The scheme ${scheme} was never registered as privileged`);
      if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
      this.stage.record.note('protocol.handle', scheme, this.partition);
      this.handlers.set(scheme, handler);
    },
  });

  readonly webRequest = standIn<Electron.WebRequest>({
    onBeforeRequest: (...args: readonly unknown[]) => {
      this.stage.record.note('webRequest.onBeforeRequest', this.partition);
      this.judge = args.at(-1) as Judge;
    },
  });

  setPermissionRequestHandler(handler: Parameters<Electron.Session['setPermissionRequestHandler']>[0]): void {
    this.stage.record.note('session.setPermissionRequestHandler', this.partition);
    this.requestHandler = handler;
  }

  setPermissionCheckHandler(handler: Parameters<Electron.Session['setPermissionCheckHandler']>[0]): void {
    this.stage.record.note('session.setPermissionCheckHandler', this.partition);
    this.checkHandler = handler;
  }

  setDevicePermissionHandler(handler: Parameters<Electron.Session['setDevicePermissionHandler']>[0]): void {
    this.stage.record.note('session.setDevicePermissionHandler', this.partition);
    this.deviceHandler = handler;
  }

  async setProxy(config: Electron.ProxyConfig): Promise<void> {
    this.stage.record.note('session.setProxy', this.partition, config);
    await this.settleProxy();
  }

  async resolveProxy(url: string): Promise<string> {
    this.stage.record.note('session.resolveProxy', url);
    await this.settleProxy();
    return this.stage.surroundings.proxyList;
  }

  private async settleProxy(): Promise<void> {
    const { proxySettings } = this.stage.surroundings;
    if (proxySettings === 'fail') throw new Error('The proxy settings cannot be read');
    if (proxySettings === 'hang') await new Promise(() => {});
  }

  /** What a request of the page gets: an answer, or undefined for a cancelled one. */
  async request(url: string): Promise<Response | undefined> {
    if (await this.isCancelled(url)) return undefined;
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1));
    return handler ? handler(new Request(url)) : new Response('from the network');
  }

  isServed(scheme: string): boolean {
    return this.handlers.has(scheme);
  }

  isCancelled(url: string): Promise<boolean> {
    const { judge } = this;
    if (!judge) return Promise.resolve(false);
    return new Promise((resolve) => {
      judge(standIn<Electron.OnBeforeRequestListenerDetails>({ url }), ({ cancel }) => resolve(cancel === true));
    });
  }

  askPermission(permission: Permission): Promise<boolean> {
    const { requestHandler } = this;
    if (!requestHandler) return Promise.resolve(true);
    return new Promise((resolve) => {
      requestHandler(standIn<Electron.WebContents>({}), permission, resolve, standIn<Electron.PermissionRequest>({}));
    });
  }

  checkPermission(permission: Permission): boolean {
    const details = standIn<Electron.PermissionCheckHandlerHandlerDetails>({});
    return this.checkHandler?.(null, permission, 'app://console', details) ?? true;
  }

  askDevice(deviceType: 'hid' | 'serial' | 'usb'): boolean {
    const details = standIn<Electron.DevicePermissionHandlerHandlerDetails>({ deviceType });
    return this.deviceHandler?.(details) ?? true;
  }

  /** True when the file is saved. */
  download(): boolean {
    const event = createCancelable({});
    this.emit('will-download', event, {}, {});
    return !event.defaultPrevented;
  }
}
