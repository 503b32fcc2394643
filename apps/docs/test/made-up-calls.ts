import type { Call } from '../src/samples/call.ts';

/** A call that has something in every place. */
export const CALL: Call = {
  operation: { id: 'feedAnimal', method: 'PUT', path: '/zoo/{animal}/meals/{meal}', returnsText: false },
  baseUrl: 'https://zoo.example/api/',
  path: { animal: 'a/b', meal: 7 },
  query: { food: ['hay & leaves', 'fish'], 'how much': 2 },
  header: { 'X-keeper': 'Li', 'X-times': 3 },
  cookie: { session: '5f; 2a', day: 1 },
  body: { mediaType: 'application/json', value: { dry: true } },
};
const { body: _, ...WITHOUT_BODY } = CALL;
/** A call with nothing but an address. */
export const BARE: Call = {
  ...WITHOUT_BODY,
  operation: { ...CALL.operation, path: '/zoo', method: 'GET' },
  path: {},
  query: {},
  header: {},
  cookie: {},
};
