/** The part of domino that is used here. Its published types declare a module of another name. */
declare module '@mixmark-io/domino' {
  export function createDocument(html: string): Document;
}
