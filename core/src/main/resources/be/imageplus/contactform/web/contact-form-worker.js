/* SPDX-License-Identifier: Apache-2.0 */
/* Solves a challenge of the open ALTCHA protocol, version 2, away from the page: tries numbers until the key that one
   of them makes begins with the prefix that is asked for. */
'use strict';

/* The browser derives some keys at a time, on cores of its own choice. */
const AT_ONCE = 4;

/* Far beyond what our server asks: a page that is broken must not work for ever. */
const MOST_TRIES = 200000;

const bytesOf = (hex) => Uint8Array.from(hex.match(/../g) || [], (pair) => parseInt(pair, 16));

const hexOf = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/* The number stands behind the nonce in four bytes, the highest first; both together are the password. */
async function keyOf(number, { cost, keyLength, nonce, salt }) {
  const password = new Uint8Array(nonce.length + 4);
  password.set(nonce);
  new DataView(password.buffer).setUint32(nonce.length, number);
  const imported = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', iterations: cost, salt };
  return new Uint8Array(await crypto.subtle.deriveBits(how, imported, 8 * keyLength));
}

async function solve(parameters) {
  const started = performance.now();
  const asked = { ...parameters, nonce: bytesOf(parameters.nonce), salt: bytesOf(parameters.salt) };
  const prefix = bytesOf(parameters.keyPrefix);
  for (let first = 0; first < MOST_TRIES; first += AT_ONCE) {
    const numbers = Array.from({ length: AT_ONCE }, (_, i) => first + i);
    const keys = await Promise.all(numbers.map((number) => keyOf(number, asked)));
    const found = keys.findIndex((key) => prefix.every((byte, i) => key[i] === byte));
    if (found >= 0) {
      const time = Math.round(performance.now() - started);
      return { counter: first + found, derivedKey: hexOf(keys[found]), time };
    }
  }
  return null;
}

/* No solution is an answer too: a form without a proof is taken, if more slowly. */
onmessage = async ({ data: parameters }) => {
  const ours = parameters.algorithm === 'PBKDF2/SHA-256';
  postMessage(ours ? await solve(parameters).catch(() => null) : null);
};
