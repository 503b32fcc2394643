import type { OpenAPIV3_1 as OpenApi } from 'openapi-types';

/** The numbers that the contract below has an operation for. */
export const numbers = Array.from({ length: 12 }, (_, index) => index + 1);

/** More values than Redoc shows if not told otherwise. */
export const pages = Array.from({ length: 50 }, (_, index) => `page-${index}`);

/** A contract of more operations than Redoc gets at a time, all with a tag, and a schema that most of them use. */
export const contract: OpenApi.Document = {
  openapi: '3.1.0',
  info: { title: 'Numbers', version: '1.0.0' },
  tags: [{ name: 'Numbers' }],
  paths: Object.fromEntries(
    numbers.map((number) => [
      `/${number}`,
      {
        parameters: [{ $ref: '#/components/parameters/Page' }],
        get: {
          operationId: `get${number}`,
          summary: `Get number ${number}`,
          tags: ['Numbers'],
          responses: {
            200: {
              description: 'The number.',
              content: {
                'application/json': { schema: { $ref: `#/components/schemas/${number > 2 ? 'Many' : 'Few'}` } },
              },
            },
          },
        },
      },
    ]),
  ),
  components: {
    securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
    parameters: { Page: { name: 'page', in: 'query', schema: { type: 'string', enum: pages } } },
    schemas: {
      Few: { type: 'object', properties: { next: { $ref: '#/components/schemas/Many' } } },
      Many: { type: 'integer', description: 'One of many.' },
      Unused: { type: 'null' },
    },
  },
};
