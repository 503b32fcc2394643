import { maskParameters } from '../journal.ts';
import type { MockedOperation } from '../operation.ts';
import type { PlannedResponse } from './planned.ts';

/** A planned response as it may be shown: header values that are personal data are masked, as in the journal. */
export function maskPlanned(planned: PlannedResponse, operations: readonly MockedOperation[]): object {
  if (!planned.when) return planned;
  const shown = operations.find(({ id }) => id === planned.operation)?.shown.header ?? [];
  return { ...planned, when: { header: maskParameters(planned.when.header, shown) } };
}
