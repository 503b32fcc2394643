import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** What a server needs for HTTPS, in PEM. */
export interface Certificate {
  cert: string;
  key: string;
}

/**
 * Reads a certificate and its private key from their files.
 *
 * @throws {Error} that says which file is wrong
 */
export function readCertificate(certFile: string, keyFile: string): Certificate {
  const [cert, certificate] = readPem(certFile, 'a certificate', (pem) => new X509Certificate(pem));
  const [key, privateKey] = readPem(keyFile, 'a private key without a passphrase', createPrivateKey);
  if (certificate.checkPrivateKey(privateKey)) return { cert, key };
  throw new Error(`The private key in ${keyFile} is not that of the certificate in ${certFile}.`);
}

function readPem<T>(file: string, what: string, parse: (pem: string) => T): [pem: string, parsed: T] {
  try {
    const pem = readFileSync(file, 'utf8');
    return [pem, parse(pem)];
  } catch (error) {
    throw new Error(`Cannot read ${what} in PEM from ${file} (${(error as NodeJS.ErrnoException).code}).`, {
      cause: error,
    });
  }
}
