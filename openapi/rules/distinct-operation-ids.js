import { basename } from 'node:path';

/** Operation ids differ, and in more than case: they name files and pages, and not every system tells `sendSms` from `sendSMS`. */
export default function distinctOperationIds() {
  const known = new Map();
  return {
    Operation({ operationId }, { report, location }) {
      // That an operation has an id is a rule of Redocly's.
      if (!operationId) return;
      const place = basename(location.source.absoluteRef) + location.pointer;
      const folded = String(operationId).toLowerCase();
      const other = known.get(folded);
      if (!other) {
        known.set(folded, { operationId, place });
        return;
      }
      const problem =
        other.operationId === operationId
          ? `is that of two operations, ${other.place} and ${place}`
          : `differs from \`${other.operationId}\` only in case`;
      report({
        message: `Operation id \`${operationId}\` ${problem}. Rename one: ids name files and pages, and not every system tells apart what differs only in case.`,
        location: location.child('operationId'),
      });
    },
  };
}
