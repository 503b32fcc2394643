import { facade } from '@ciam-sms/client';
import type { Values } from './call.ts';

/** What the client has for one operation beyond its raw client. */
interface OwnMethod {
  /** Name of the method. */
  method: 'send';
  /** The options of the client that make it send the given headers. */
  options: (headers: Values) => Record<string, unknown>;
}

/** Finds the client's own method for an operation. */
export function ownMethod(operationId: string): OwnMethod | undefined {
  const own = Object.entries(facade).find(([id]) => id === operationId)?.[1];
  return own && { method: own.method, options: (headers) => clientOptions(own.settings, texts(headers)) };
}

function texts(values: Values): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function clientOptions(settings: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>>) {
  const onClient: Record<string, string> = {};
  const device: Record<string, string> = {};
  for (const [header, setting] of Object.entries(settings)) {
    const value = headers[header];
    if (value === undefined) continue;
    if (setting === 'clientId' || setting === 'language') onClient[setting] = value;
    else device[setting] = value;
  }
  return { ...onClient, device };
}
