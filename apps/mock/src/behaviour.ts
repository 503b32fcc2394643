import type { errors } from '@ciam-sms/contract';
import type { MockResponse } from './operation.ts';

/** What an operation returns in place of the contract's own example: a body with further headers, or an error. */
export type Outcome = { body: object; headers?: Record<string, string> } | { error: keyof typeof errors };

/**
 * What an operation does that its examples cannot show, because it depends on earlier requests. It decides about valid
 * requests that no declared cause applies to.
 *
 * @param body The JSON body of the request.
 * @param success The response of the contract.
 * @returns nothing, if the response of the contract is right
 */
export type Behaviour = (body: unknown, success: MockResponse) => Outcome | undefined;

/** Behaviours by the ID of their operation. */
export type Behaviours = Readonly<Record<string, Behaviour>>;
