import { textOf } from './site.ts';

/** The attributes of an option besides its value: `*` if it is selected. */
const marksOf = ({ attributes }: Element) =>
  [...attributes]
    .map(({ name }) => name)
    .join()
    .replace(/^value,?/, '')
    .replace('selected', '*');

/** What a reader sees of a control, and what a script reads from it. */
export function describeControl(root: ParentNode) {
  const control = root.querySelector('input, select, textarea');
  const options = [...(control?.querySelectorAll('option') ?? [])];
  return {
    is: control?.tagName.toLowerCase(),
    label: textOf(root.querySelector('label > span')),
    types: control?.getAttribute('data-types'),
    value: control?.getAttribute('value') ?? control?.textContent,
    required: control?.hasAttribute('required'),
    placeholder: control?.getAttribute('placeholder') ?? null,
    options: options.map((one) => `${marksOf(one)}${one.getAttribute('value')}: ${textOf(one)}`),
  };
}
