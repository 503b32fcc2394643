/** Writes the OpenAPI document of the control API to where the mock reads it, as a module. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const document = parse(readFileSync(new URL('../control/openapi.yaml', import.meta.url), 'utf8'));
const module = `export const plannedSchema = ${JSON.stringify(document.components.schemas.PlannedResponse)};
export const document = ${JSON.stringify(document)};
`;
writeFileSync(new URL('../dist/control-document.js', import.meta.url), module);
