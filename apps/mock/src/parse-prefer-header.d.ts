declare module 'parse-prefer-header' {
  export default function parse(header: string): Record<string, string | true | undefined>;
}
