/* SPDX-License-Identifier: Apache-2.0 */
/* Runs the Worker over real sockets: edge.mjs <worker.js> <application>. Prints its port. As at Cloudflare, the address
   of the visitor is told by the edge, whatever a visitor says; here a test says which visitor it is. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const [, , file, application] = process.argv;
const source = await readFile(file, 'utf8');
const { default: worker } = await import(`data:text/javascript,${encodeURIComponent(source)}`);

/* Within a zone the application hears as CF-Connecting-IP what the Worker sets as X-Real-IP, and nothing else. */
const send = globalThis.fetch;
globalThis.fetch = (address, options) => {
  options.headers.delete('CF-Connecting-IP');
  if (options.headers.has('X-Real-IP')) {
    options.headers.set('CF-Connecting-IP', options.headers.get('X-Real-IP'));
  }
  return send(address, options);
};

const env = { APPLICATION: application, ASSETS: { fetch: async () => new Response('the static site') } };
const HOP_BY_HOP = ['connection', 'content-length', 'transfer-encoding', 'upgrade', 'http2-settings', 'expect'];

const server = createServer(async (incoming, outgoing) => {
  const chunks = [];
  for await (const chunk of incoming) {
    chunks.push(chunk);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (!HOP_BY_HOP.includes(name)) {
      headers.set(name, value);
    }
  }
  headers.set('CF-Connecting-IP', headers.get('Test-Visitor') ?? '198.51.100.1');
  headers.delete('Test-Visitor');
  const request = new Request(`http://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method, headers, body: chunks.length ? Buffer.concat(chunks) : undefined,
  });
  const response = await worker.fetch(request, env);
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), connection: 'close' });
  outgoing.end(body);
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
