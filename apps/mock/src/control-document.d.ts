/** The OpenAPI document of the control API, as scripts/write-control.ts writes it to dist/ when the mock is built. */
export declare const document: object;

/** What it says of a planned response. */
export declare const plannedSchema: object;
