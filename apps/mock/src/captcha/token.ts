import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { Seal } from './seal.ts';

/** AES encrypts one block of 16 bytes, which are 32 hexadecimal digits: as long as the tokens of the contract. */
const CIPHER = 'aes-256-ecb';
const TOKEN = /^[\da-f]{32}$/;

/** The last 6 bytes of a block are zero. In what another secret wrote, or somebody altered, they are not. */
const CHECKED_FROM = 10;

/**
 * Creates the seal of a secret. Mocks with the same secret read each other's tokens. Default: a random one.
 *
 * @example createSeal('secret').open(createSeal('secret').close({ at: 0, seed: 1 })) // { at: 0, seed: 1 }
 */
export function createSeal(secret = randomBytes(32).toString('hex')): Seal {
  const key = createHash('sha256').update(secret).digest();
  return {
    close({ at, seed }) {
      const block = Buffer.alloc(16);
      block.writeUIntBE(at, 0, 6);
      block.writeUInt32BE(seed, 6);
      return createCipheriv(CIPHER, key, null).setAutoPadding(false).update(block).toString('hex');
    },
    open(token) {
      if (!TOKEN.test(token)) return undefined;
      const block = createDecipheriv(CIPHER, key, null).setAutoPadding(false).update(Buffer.from(token, 'hex'));
      if (block.subarray(CHECKED_FROM).some(Boolean)) return undefined;
      return { at: block.readUIntBE(0, 6), seed: block.readUInt32BE(6) };
    },
  };
}
