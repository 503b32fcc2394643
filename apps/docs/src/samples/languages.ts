import { goNative } from '@scalar/snippetz/plugins/go/native';
import { javaNethttp } from '@scalar/snippetz/plugins/java/nethttp';
import { jsFetch } from '@scalar/snippetz/plugins/js/fetch';
import { pythonPython3 } from '@scalar/snippetz/plugins/python/python3';
import { shellCurl } from '@scalar/snippetz/plugins/shell/curl';
import { swiftNsurlsession } from '@scalar/snippetz/plugins/swift/nsurlsession';
import { type Call, toWire } from './call.ts';
import { printClientCall } from './client.ts';

interface SampleLanguage {
  id: string;
  label: string;
  /** Name of the language for syntax highlighting. */
  highlight: string;
  /** Writes a program that makes a call, and prints the status and body of the response. */
  print: (call: Call) => string;
}

/** Every language that samples come in, in the order in which they are offered. */
export const SAMPLE_LANGUAGES: readonly SampleLanguage[] = [
  { id: 'curl', label: 'curl', highlight: 'bash', print: printCurl },
  { id: 'typescript', label: 'TypeScript', highlight: 'typescript', print: printClientCall },
  { id: 'fetch', label: 'fetch', highlight: 'javascript', print: printFetch },
  { id: 'python', label: 'Python', highlight: 'python', print: printPython },
  { id: 'java', label: 'Java', highlight: 'java', print: printJava },
  { id: 'go', label: 'Go', highlight: 'go', print: (call) => printWith(goNative, call) },
  { id: 'kotlin', label: 'Kotlin', highlight: 'kotlin', print: printKotlin },
  { id: 'swift', label: 'Swift', highlight: 'swift', print: (call) => printWith(swiftNsurlsession, call) },
];

/** Those that call what the client does not know: the mock's control API. */
export const CONTROL_LANGUAGES = SAMPLE_LANGUAGES.filter(({ id }) => id !== 'typescript');

function printWith(plugin: typeof shellCurl, call: Call): string {
  const { method, url, headers, body } = toWire(call);
  return plugin.generate({
    method,
    url,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    ...(call.body && { postData: { mimeType: call.body.mediaType, text: String(body) } }),
  });
}

/** Writes a call of curl. A response may have an empty body; `-i` shows that there was one. */
export function printCurl(call: Call): string {
  return printWith(shellCurl, call).replace('curl ', 'curl -i ');
}

function printFetch(call: Call): string {
  return `const response = await ${printWith(jsFetch, call)};\nconsole.log(response.status, await response.text());`;
}

function printPython(call: Call): string {
  return printWith(pythonPython3, call).replace('print(response.read', 'print(response.status, response.read');
}

/** The generator writes statements; a program in Java is a class. */
function printJava(call: Call): string {
  const statements = printWith(javaNethttp, call)
    .replace('println(response.body())', 'println(response.statusCode() + " " + response.body())')
    .replace(/^(?=.)/gm, '    ');
  const imports = ['HttpClient', 'HttpRequest', 'HttpResponse'].map((name) => `import java.net.http.${name};\n`);
  return `${imports.join('')}
public class Sample {
  public static void main(String[] args) throws Exception {
${statements}
  }
}`;
}

/** Written here because the generator knows only the functions of OkHttp 3, which OkHttp 4 removed. */
function printKotlin(call: Call): string {
  const { method, url, headers, body } = toWire(call);
  const quote = (text: string) => JSON.stringify(text).replaceAll('$', '\\$');
  const needsBody = body !== undefined || ['POST', 'PUT', 'PATCH'].includes(method);
  const lines = Object.entries(headers).map(([name, value]) => `    .header(${quote(name)}, ${quote(value)})\n`);
  return `import okhttp3.OkHttpClient
import okhttp3.Request
${needsBody ? 'import okhttp3.RequestBody.Companion.toRequestBody\n' : ''}
fun main() {
  val request = Request.Builder()
    .url(${quote(url)})
${lines.join('')}    .method(${quote(method)}, ${needsBody ? `${quote(body ?? '')}.toByteArray().toRequestBody()` : 'null'})
    .build()

  OkHttpClient().newCall(request).execute().use { response ->
    println("\${response.code} \${response.body?.string()}")
  }
}`;
}
