import describedProperties from './described-properties.js';
import distinctOperationIds from './distinct-operation-ids.js';
import enumValuesDescribed from './enum-values-described.js';
import errorCodes from './error-codes.js';
import errorTexts from './error-texts.js';
import errors from './errors.js';
import mockCauses from './mock-causes.js';
import mockSelects from './mock-selects.js';
import pathFiles from './path-files.js';
import personalData from './personal-data.js';
import supported from './supported.js';

/** The house rules of the contract. A file is a rule; its name is the rule's id, switched on in `redocly.yaml`. */
export default () => ({
  id: 'ciam',
  rules: {
    oas3: {
      'described-properties': describedProperties,
      'distinct-operation-ids': distinctOperationIds,
      'enum-values-described': enumValuesDescribed,
      'error-codes': errorCodes,
      errors,
      'mock-causes': mockCauses,
      'mock-selects': mockSelects,
      'path-files': pathFiles,
      'personal-data': personalData,
      supported,
    },
  },
  decorators: { oas3: { 'error-texts': errorTexts } },
});
