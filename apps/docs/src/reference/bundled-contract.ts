import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Language } from '@ciam-sms/contract/model';

/** Reads the bundled OpenAPI document in a language, as text: for Redoc, and to be downloaded. */
export async function bundledContract(language: Language, format: 'json' | 'yaml'): Promise<string> {
  const name = language === 'en' ? 'openapi' : `openapi.${language}`;
  return readFile(fileURLToPath(import.meta.resolve(`@ciam-sms/contract/${name}.${format}`)), 'utf8');
}
