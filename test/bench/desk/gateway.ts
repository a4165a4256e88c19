import { createServer } from 'node:http';
import { delay } from './delay.ts';

/** A gateway that takes every refund after the time that the network and a bank take, and does nothing else. */
let answered = 0;
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    answered += 1;
    const body = JSON.stringify({
      OPERATIONTYPE: 'refund',
      TRANSACTIONID: `H${String(answered).padStart(9, '0')}`,
      EXECCODE: '0000',
      MESSAGE: 'The transaction has been accepted.',
    });
    setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(body), delay);
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens on no port.');
  process.stdout.write(`http://127.0.0.1:${address.port}\n`);
});
process.once('SIGINT', () => process.exit(0));
