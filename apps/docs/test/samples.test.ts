import { describe, expect, test } from 'vitest';
import { exampleCall } from '../src/samples/call.ts';
import { CONTROL_LANGUAGES, SAMPLE_LANGUAGES } from '../src/samples/languages.ts';
import { control, find, operations } from './every-operation.ts';
import { listSyntaxErrors } from './syntax-errors.ts';

describe('the samples', () => {
  test.for([...operations, ...control])(
    'of $id are well formed, and hold every text that the example sends',
    (operation) => {
      const call = exampleCall(operation, 'https://tenant.example.com', 'en');
      const { value } = call.body ?? {};
      const inBody = typeof value === 'object' ? Object.values(value ?? {}) : [value ?? ''];
      const texts = [...Object.values(call.header), ...Object.values(call.cookie), ...inBody, 'tenant.example.com'];
      for (const { id, print } of control.includes(operation) ? CONTROL_LANGUAGES : SAMPLE_LANGUAGES) {
        expect({ id, errors: listSyntaxErrors(print(call), id) }).toEqual({ id, errors: [] });
        const code = print(call).replaceAll('\\', '');
        for (const text of texts.filter((one) => typeof one === 'string')) expect(code, id).toContain(text);
      }
    },
  );

  test('in Kotlin call what OkHttp 4 has, and no function that it removed', () => {
    const sample = SAMPLE_LANGUAGES.find(({ id }) => id === 'kotlin')?.print(
      exampleCall(find('createAnimal'), '', 'en'),
    );
    expect(sample).toContain('import okhttp3.RequestBody.Companion.toRequestBody');
    expect(sample).not.toMatch(/MediaType\.parse|RequestBody\.create/);
  });
});
