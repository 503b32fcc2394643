import describedProperties from './described-properties.js';
import enumValuesDescribed from './enum-values-described.js';
import errorsInBothLanguages from './errors-in-both-languages.js';
import exemplifiedInputs from './exemplified-inputs.js';
import mockCauses from './mock-causes.js';
import mockSelects from './mock-selects.js';
import remedy from './remedy.js';
import summarySentenceCase from './summary-sentence-case.js';

/** The house rules of the contract. A file is a rule; its name is the rule's id, switched on in `redocly.yaml`. */
export default () => ({
  id: 'ciam',
  rules: {
    oas3: {
      'described-properties': describedProperties,
      'enum-values-described': enumValuesDescribed,
      'errors-in-both-languages': errorsInBothLanguages,
      'exemplified-inputs': exemplifiedInputs,
      'mock-causes': mockCauses,
      'mock-selects': mockSelects,
      remedy,
      'summary-sentence-case': summarySentenceCase,
    },
  },
});
