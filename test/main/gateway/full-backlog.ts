import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';

const program = `
  const server = require('node:net').createServer(() => {});
  server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => process.stdout.write(String(server.address().port)));
`;

/**
 * A port whose owner is stopped and whose queue is full: Linux then drops every further SYN, as a dead host would.
 * The owner is a process of its own because a running one takes its connections at once.
 */
export async function fillBacklog(): Promise<number> {
  const owner = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => {
    owner.kill('SIGKILL');
  });
  const port = Number(String((await once(owner.stdout, 'data'))[0]));
  owner.kill('SIGSTOP');
  for (let waiting = 0; waiting < 64; waiting += 1) {
    if (!(await connects(port))) return port;
  }
  throw new Error('The queue of a stopped listener never fills.');
}

/** Whether the connection stands after a moment; it is left open to keep its place in the queue. */
async function connects(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  onTestFinished(() => {
    socket.destroy();
  });
  return await Promise.race([
    once(socket, 'connect').then(() => true),
    new Promise<boolean>((resolve) => setTimeout(resolve, 100, false)),
  ]);
}
