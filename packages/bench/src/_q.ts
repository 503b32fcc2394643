import { benchMocks } from './mock-speed.ts';
await benchMocks({ seconds: 5, requests: 100_000 });
