import type { Contract, OperationError, OperationModel } from '@ciam-sms/contract/model';

/** An operation that returns an error, and what the contract says of the error there. */
export interface ErrorUse {
  operation: OperationModel;
  error: OperationError;
}

/** An error, with every operation that returns it. */
export interface DocumentedError {
  /** Its anchor on the page of errors. */
  anchor: string;
  uses: [ErrorUse, ...ErrorUse[]];
}

/** Lists the errors of all operations by their anchors, as readers look them up. A code is one error, whoever returns it. */
export function listErrors({ operations }: Contract): DocumentedError[] {
  const byAnchor = new Map<string, DocumentedError>();
  for (const operation of operations) {
    for (const error of operation.errors) {
      const anchor = errorAnchor(operation, error);
      const known = byAnchor.get(anchor);
      if (known) known.uses.push({ operation, error });
      else byAnchor.set(anchor, { anchor, uses: [{ operation, error }] });
    }
  }
  return [...byAnchor.values()].sort((one, other) => one.anchor.localeCompare(other.anchor, 'en'));
}

/** The anchor of an error on the page of errors: its code, or a name that only this operation's error has. */
export function errorAnchor({ id }: OperationModel, { code, name }: OperationError): string {
  return code ?? `${id}.${name}`;
}

/** The value of the `Prefer` header that makes the mock return an error, in a language. */
export function preferenceFor({ examples, status }: OperationError, language: 'en' | 'zh'): string {
  return examples ? `example=${examples[language]}` : `code=${status}`;
}
