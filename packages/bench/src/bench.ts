/** `npm run bench`: everything that is measured, side by side in one run. `--quick` shows the tables in seconds. */
import { parseArgs } from 'node:util';
import { copyWithZoo, runOrThrow } from '@ciam-sms/zoo';
import { benchClientSizes } from './client-size.ts';
import { benchClientSpeed } from './client-speed.ts';
import { benchDocs } from './docs-speed.ts';
import { benchMocks } from './mock-speed.ts';
import { benchOperations } from './operation-speed.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean' } } });

try {
  await benchClientSizes();
  await benchClientSpeed(values.quick ? 50 : 2_000);
  await benchDocs(values.quick ? 1 : 5);
  await benchMocks(values.quick ? { seconds: 1, requests: 500 } : { seconds: 5, requests: 100_000 });
  using copy = copyWithZoo(['apps/mock']);
  runOrThrow(copy, 'apps/mock', 'node', 'scripts/decide.ts');
  await benchOperations(copy, values.quick ? 1 : 5);
} catch (error) {
  // A figure that cannot be measured is a failure, with its reason.
  console.error((error as Error).message);
  process.exitCode = 1;
}
