import { fileURLToPath } from 'node:url';
import $RefParser from '@apidevtools/json-schema-ref-parser';
import type { Contract } from '@ciam-sms/contract/model';
import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';
import { readModel } from '../../../../packages/contract/scripts/read-model.ts';

const file = fileURLToPath(new URL('../../../mock/control/openapi.yaml', import.meta.url));

/** Reads the mock's control API out of its OpenAPI document, the way the contract is read. It exists in English only. */
export async function readControlApi(): Promise<Contract> {
  const document = await $RefParser.dereference<OpenApi.Document>(file);
  return readModel(document, document);
}
