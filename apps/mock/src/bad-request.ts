/** A request that the mock cannot serve, whatever the operation; its message says why, and goes to the client. */
export class BadRequest extends Error {}
