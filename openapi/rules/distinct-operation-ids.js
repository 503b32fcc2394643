/**
 * Operation ids differ in more than case: they name files and pages, and not every system tells `sendSms` from `sendSMS`.
 * That they differ at all is a rule of Redocly's.
 */
export default function distinctOperationIds() {
  const known = new Map();
  return {
    Operation({ operationId }, { report, location }) {
      const folded = String(operationId).toLowerCase();
      const other = known.get(folded) ?? operationId;
      known.set(folded, other);
      if (other === operationId) return;
      report({
        message: `Operation id \`${operationId}\` differs from \`${other}\` only in case. Rename one: ids name files and pages, and not every system tells them apart.`,
        location: location.child('operationId'),
      });
    },
  };
}
