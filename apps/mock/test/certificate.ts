import { mkdtempDisposableSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterAll } from 'vitest';

/** Makes a new certificate for this machine, which nobody trusts, with its key; the files are removed after the tests. */
export async function makeCertificate() {
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keyType: 'ec',
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  const folder = mkdtempDisposableSync(join(tmpdir(), 'certificate-'));
  afterAll(() => folder.remove());
  const files = { cert: join(folder.path, 'certificate.pem'), key: join(folder.path, 'key.pem') };
  writeFileSync(files.cert, made.cert);
  writeFileSync(files.key, made.private);
  return files;
}
