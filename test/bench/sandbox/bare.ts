import Fastify from 'fastify';

/** A bare fastify that takes the same requests and says hello: what the machine could do at best. */
const app = Fastify({ logger: false });
app.removeAllContentTypeParsers();
app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
app.post('*', async () => ({ hello: 'world' }));
await app.listen({ host: '127.0.0.1', port: 0 });
const address = app.server.address();
if (address === null || typeof address === 'string') throw new Error('It listens on no port.');
process.stdout.write(`http://127.0.0.1:${address.port}\n`);
