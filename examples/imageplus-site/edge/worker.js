/* SPDX-License-Identifier: Apache-2.0 */
/* The edge in front of a static site: what the contact form answers comes from the application, so that to a browser it
   is one site; everything else is the site's own.

   What the application hears as CF-Connecting-IP is what the edge sets here as X-Real-IP: so Cloudflare documents it for a
   request from a Worker to a name of the same zone, and for no other ("CF-Connecting-IP in Worker subrequests" at
   developers.cloudflare.com/fundamentals/reference/http-headers/). CF-Connecting-IP here is Cloudflare's own word. */

const OURS = /^\/(contact|privacy|api\/contact)([/.]|$)/;

/* What the application must not hear from a visitor: another address or mount, credentials of other parts of the site. */
const DROPPED = /^(x-forwarded-.*|forwarded|x-real-ip|true-client-ip|x-client-ip|cookie|authorization|proxy-.*)$/i;

export default {
  async fetch(request, env) {
    const url = new URL(request.url);
    if (!OURS.test(url.pathname)) {
      return env.ASSETS.fetch(request);
    }
    const headers = new Headers();
    for (const [name, value] of request.headers) {
      if (!DROPPED.test(name)) {
        headers.set(name, value); // Origin among them
      }
    }
    headers.set('X-Real-IP', request.headers.get('CF-Connecting-IP'));
    headers.delete('Host'); // the application's own; contact-form.web.public-url says what people see
    const body = request.method === 'GET' || request.method === 'HEAD' ? undefined : await request.arrayBuffer();
    return fetch(env.APPLICATION + url.pathname + url.search, {
      method: request.method, headers, body, redirect: 'manual', // the receipt's address is for the browser
    });
  },
};
