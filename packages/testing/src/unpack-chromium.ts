/** Unpacks Chromium with its libraries and fonts into the temporary folder of this process. */
import { join } from 'node:path';
import { inflate } from '@sparticuz/chromium';

const [bin = ''] = process.argv.slice(2);
const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'];
await Promise.all(archives.map((name) => inflate(join(bin, name))));
