import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createAgents } from '../../../main/gateway/agents.ts';
import { openGateway } from '../../../main/gateway/gateway.ts';
import { certificateFile } from './fixtures/certificate.ts';
import { openOrigin } from './origin.ts';
import { ample, notSent, patience } from './send.ts';

const gateway = new URL('../../../main/gateway/gateway.ts', import.meta.url).href;

/** A console of its own, because a process reads the system's authorities once. */
const program = `
  import { openGateway } from ${JSON.stringify(gateway)};
  const sending = openGateway({ proxyFor: async () => undefined });
  const delivery = await sending.send({ url: process.argv[1], method: 'refund', parameters: {} });
  process.stdout.write(delivery.kind);
  await sending.close();
`;

async function sendFromProcess(url: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const { SSL_CERT_FILE: _file, SSL_CERT_DIR: _folder, NODE_EXTRA_CA_CERTS: _extra, ...plain } = process.env;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, url], {
    env: { ...plain, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return said;
}

describe('the agents', () => {
  it.skipIf(process.platform !== 'linux')(
    "trust the operating system's authorities besides Node's own (Linux, where a file is the system's store)",
    async () => {
      const origin = await openOrigin(undefined, 'https');
      expect(await sendFromProcess(origin.url, {})).toBe('notSent');
      expect(await sendFromProcess(origin.url, { SSL_CERT_FILE: certificateFile })).toBe('answered');
      expect(await sendFromProcess(origin.url, { NODE_EXTRA_CA_CERTS: certificateFile })).toBe('answered');
      expect(origin.requests).toHaveLength(2);
    },
  );

  it('are one a proxy, and one for none', async () => {
    const agents = createAgents(patience);
    // Two at once are of one as well.
    const [direct, sameDirect] = await Promise.all([agents.for(undefined), agents.for(undefined)]);
    expect(sameDirect).toBe(direct);
    const proxied = await agents.for('http://127.0.0.1:3128');
    expect(proxied).not.toBe(direct);
    expect(await agents.for('http://127.0.0.1:3128')).toBe(proxied);
    expect(await agents.for('http://127.0.0.1:3129')).not.toBe(proxied);
    await agents.close();
  });

  it('carry nothing behind their end, also for whoever waits for the client to be read', async () => {
    const origin = await openOrigin();
    const gateway = openGateway({ proxyFor: async () => undefined, patience: ample });
    const request = { url: origin.url, method: 'refund', parameters: {} };
    const waiting = gateway.send(request);
    await gateway.close();
    const behind = [await waiting, await gateway.send(request)];
    expect(behind).toEqual([notSent, notSent]);
    expect(origin.requests).toEqual([]);
  });
});
