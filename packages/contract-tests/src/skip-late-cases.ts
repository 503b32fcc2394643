import { beforeEach } from 'vitest';
import { isTimeOver, TIME_IS_OVER } from './deadline.ts';

// Skipped, not killed: the reports of what was sent are still written.
beforeEach(({ skip }) => skip(isTimeOver(), TIME_IS_OVER));
