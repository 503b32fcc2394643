import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface Parameter {
  $ref: string;
}

/** Writes a curl that sends the contract's own example to a server. */
export function sampleCurl(baseUrl: string): string {
  const document = JSON.parse(
    readFileSync(fileURLToPath(import.meta.resolve('@ciam-sms/contract/openapi.json')), 'utf8'),
  );
  const [[path, { post }]] = Object.entries<{ post: { parameters: Parameter[]; requestBody: { content: object } } }>(
    document.paths,
  ) as [
    [
      string,
      {
        post: {
          parameters: Parameter[];
          requestBody: { content: Record<string, { examples: Record<string, { value: object }> }> };
        };
      },
    ],
  ];
  const headers = post.parameters.map(({ $ref }) => {
    const { name, example } = document.components.parameters[$ref.split('/').at(-1) as string];
    return `  -H ${quote(`${name}: ${example}`)} \\`;
  });
  const [[mediaType, { examples }]] = Object.entries(post.requestBody.content) as [
    [string, { examples: Record<string, { value: object }> }],
  ];
  const [example] = Object.values(examples);
  return [
    `curl -i ${quote(baseUrl + path)} \\`,
    ...headers,
    `  -H ${quote(`content-type: ${mediaType}`)} \\`,
    `  -d ${quote(JSON.stringify(example?.value))}`,
  ].join('\n');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
