/** Writes the OpenAPI document of the control API to where the mock reads it, as JSON. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const document = parse(readFileSync(new URL('../control/openapi.yaml', import.meta.url), 'utf8'));
writeFileSync(new URL('../dist/control.json', import.meta.url), JSON.stringify(document));
