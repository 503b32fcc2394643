import { type OperationModel, readContract } from '@ciam-sms/contract/model';
import { readZoo } from '@ciam-sms/zoo';
import { readControlApi } from '../src/reference/control-api.ts';

/** The operations of the contract. */
export const ours = readContract().operations;

/** The contract with the operations of the zoo, which are of every kind. */
export const zoo = readZoo();

/** The operations of the mock's control API. */
export const control = (await readControlApi()).operations;

/** An operation of the contract or the zoo. */
export function find(id: string): OperationModel {
  return zoo.operations.find((one) => one.id === id) as OperationModel;
}

/** No operation of the zoo takes text. */
const content = { mediaType: 'text/plain', schema: { type: 'string' }, fields: [] };
const example = { name: 'name', summary: find('createAnimal').summary, value: 'Leo $HOME' };
const rename: OperationModel = {
  ...find('replaceAnimal'),
  id: 'renameAnimal',
  body: { required: true, description: example.summary, contents: [{ ...content, examples: [example] }] },
};

/** The operations of the contract, and those of every other kind. */
export const operations = [...zoo.operations, rename];

/** Those that the contract does not have. */
export const foreign = operations.filter(({ id }) => !ours.some((one) => one.id === id));
