import type { JsonSchema, OperationError, OperationModel } from '@ciam-sms/contract/model';
import type { FieldRule, Rejection } from '../src/validate.ts';

/** What a field of a body may say about itself that rules can check. Texts and examples need no check. */
const KNOWN = new Set(['type', 'enum', 'minLength', 'description', 'examples']);

/**
 * Derives what `validate` checks from the model of the contract: for each body field, what makes it wrong and the error
 * that the service returns then.
 *
 * @throws {Error} if the contract says more about a field than rules can check
 */
export function readFieldRules({ body, errors }: OperationModel): { rules: FieldRule[]; invalid: Rejection } {
  const [content] = body?.contents ?? [];
  const invalid = rejectionOf(errors, ({ mockCauses }) => mockCauses.some((cause) => 'request' in cause));
  const rules = (content?.fields ?? []).map(({ path, schema, required }) => {
    checkSupported(path, schema);
    const rejectionBy = (is: string) =>
      rejectionOf(errors, ({ mockCauses }) =>
        mockCauses.some((cause) => 'field' in cause && cause.field === path && 'is' in cause && cause.is === is),
      ) ?? invalid;
    return {
      field: path,
      ...(required && { missing: rejectionBy('missing') }),
      ...(schema.enum && { values: schema.enum as string[], unlisted: rejectionBy('unlisted') }),
    };
  });
  if (!invalid) throw new Error('The contract has no error for an invalid request.');
  return { rules: rules as FieldRule[], invalid };
}

function checkSupported(path: string, schema: JsonSchema): void {
  const unknown = Object.keys(schema).filter((keyword) => !KNOWN.has(keyword) && !keyword.startsWith('x-'));
  if (schema.type !== 'string' || Number(schema.minLength ?? 0) > 1) unknown.push('type', 'minLength');
  if (unknown.length > 0 || path.includes('.')) {
    throw new Error(`scripts/field-rules.ts cannot check ${path}: ${unknown.join(', ') || 'it is nested'}`);
  }
}

function rejectionOf(
  errors: readonly OperationError[],
  matches: (error: OperationError) => boolean,
): Rejection | undefined {
  const error = errors.find(matches);
  return error?.code && error.message ? ({ code: error.code, message: error.message } as Rejection) : undefined;
}
