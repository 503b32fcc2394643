import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempDisposableSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { contract, headers, path } from './sample.ts';
import { printTable, ratio } from './table.ts';

const here = fileURLToPath(new URL('..', import.meta.url));
const sent = JSON.stringify(headers);

/** The least code with which our client sends one code. */
export const ours: Program = {
  name: '@ciam-sms/client',
  program: `
      import { createSmsClient } from '@ciam-sms/client';
      export const run = (options, body) => createSmsClient(options).send(body);`,
};

/** The same with each of its peers. */
const peers: Program[] = [
  {
    name: 'openapi-fetch',
    program: `
      import createClient from 'openapi-fetch';
      export const run = (baseUrl, body) => createClient({ baseUrl }).POST('${path}', { params: { header: ${sent} }, body });`,
  },
  {
    name: 'ofetch',
    program: `
      import { ofetch } from 'ofetch';
      export const run = (baseURL, body) => ofetch('${path}', { baseURL, method: 'POST', headers: ${sent}, body });`,
  },
  {
    name: 'ky',
    program: `
      import ky from 'ky';
      export const run = (prefix, json) => ky.post('${path}', { prefix, headers: ${sent}, json });`,
  },
  {
    name: 'axios',
    program: `
      import axios from 'axios';
      export const run = (baseURL, body) => axios.create({ baseURL }).post('${path}', body, { headers: ${sent} });`,
  },
];

interface Program {
  name: string;
  program: string;
}

/** A client, and the bytes of its bundle. */
export type ClientSize = [name: string, bytes: number];

/** Bundles each client with esbuild, minifies it and gzips it. Ours comes first. */
export async function measureClientSizes(): Promise<[ClientSize, ...ClientSize[]]> {
  const sizes: [ClientSize, ...ClientSize[]] = [[ours.name, await sizeOf(ours.program)]];
  for (const { name, program } of peers) sizes.push([name, await sizeOf(program)]);
  using folder = mkdtempDisposableSync(join(tmpdir(), 'size-'));
  sizes.push(['redocly generate-client', await sizeOf(generateWithRedocly(folder.path))]);
  return sizes;
}

/** Prints the sizes. */
export async function benchClientSizes(): Promise<void> {
  const sizes = await measureClientSizes();
  printTable(
    'Clients: a bundle that creates a client and sends one code, minified and gzipped',
    sizes.map(([name, bytes]) => ({ name, bytes, ours: ratio(sizes[0][1], bytes) })),
  );
}

async function sizeOf(program: string): Promise<number> {
  return gzipSync(await bundle(program), { level: 9 }).length;
}

/** Bundles and minifies a program that imports the packages that are installed in a folder. */
export async function bundle(program: string, folder = here): Promise<Uint8Array> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: folder, loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
  });
  return outputFiles[0]?.contents as Uint8Array;
}

function generateWithRedocly(folder: string): string {
  const output = join(folder, 'redocly.ts');
  const { status, stdout, stderr } = spawnSync('redocly', ['generate-client', contract, '--output', output], {
    encoding: 'utf8',
    env: { ...process.env, REDOCLY_TELEMETRY: 'off' },
  });
  if (status !== 0) throw new Error(`redocly generate-client failed:\n${stdout}${stderr}`);
  if (!existsSync(output)) throw new Error(`redocly generate-client wrote no file:\n${stdout}`);
  return `export { sendSms } from ${JSON.stringify(output)};`;
}
