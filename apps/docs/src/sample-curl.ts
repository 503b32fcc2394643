import { fileURLToPath } from 'node:url';
import $RefParser from '@apidevtools/json-schema-ref-parser';
import { type Operation, operations } from '@ciam-sms/contract';

/** The parts of a dereferenced operation that a request is written from. */
interface OperationObject {
  parameters?: { name: string; in: string; example?: unknown }[];
  requestBody?: { content: Record<string, { examples?: Record<string, { value: unknown }> }> };
}

/** Writes a curl that sends the contract's own example of its first operation to a server. */
export async function sampleCurl(baseUrl: string): Promise<string> {
  const contract = fileURLToPath(import.meta.resolve('@ciam-sms/contract/openapi.json'));
  const document = await $RefParser.dereference<{ paths: Record<string, Record<string, OperationObject>> }>(contract);
  const { method, path } = Object.values(operations)[0] as Operation;
  const { parameters = [], requestBody } = document.paths[path]?.[method.toLowerCase()] ?? {};

  const parts = [`curl -i -X ${method} ${quote(baseUrl + path)}`];
  for (const { name, in: place, example } of parameters) {
    if (place === 'header') parts.push(`-H ${quote(`${name}: ${example}`)}`);
  }
  for (const [mediaType, { examples = {} }] of Object.entries(requestBody?.content ?? {}).slice(0, 1)) {
    const [example] = Object.values(examples);
    parts.push(`-H ${quote(`content-type: ${mediaType}`)}`, `-d ${quote(JSON.stringify(example?.value))}`);
  }
  return parts.join(' \\\n  ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
