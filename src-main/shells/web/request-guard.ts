import type { IncomingHttpHeaders } from 'node:http';

/** The parts of a request that are judged before anything looks at its path. */
export interface GuardedRequest {
  readonly method: string;
  /** As it stood in the first line. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  /** Every header as sent, name and value in turn: `headers` hides repetitions. */
  readonly rawHeaders: readonly string[];
}

/** `host` is ours alone, as `127.0.0.1:port`. */
export interface GuardSettings {
  readonly host: string;
}

/** Which status refuses a request, or undefined for one that may go on. */
export type Refusal = 400 | 403 | 405 | 414 | undefined;

const LONGEST_TARGET = 4_096;

/**
 * Judges any request, upgrades included:
 * - `Host` must be our own, once: a name that was made to point to this machine (DNS rebinding) is not.
 * - `Origin`, where there is one, must be ours: no other page may ask, not even one of another port of this machine.
 * - `Sec-Fetch-Site`, where there is one, must not say that another page asked: pictures and scripts come without `Origin`.
 * - Only GET and HEAD, without a body.
 */
export function judgeRequest({ method, target, headers, rawHeaders }: GuardedRequest, { host }: GuardSettings): Refusal {
  if (headers.host !== host || timesSent('host', rawHeaders) !== 1) return 403;
  if (headers.origin !== undefined && (headers.origin !== `http://${host}` || timesSent('origin', rawHeaders) !== 1)) return 403;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 403;
  if (method !== 'GET' && method !== 'HEAD') return 405;
  if (headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0') return 400;
  if (target.length > LONGEST_TARGET) return 414;
  return target.startsWith('/') ? undefined : 400;
}

/** Judges a request to become a WebSocket, after `judgeRequest`: browsers always send their origin with it. */
export function judgeUpgrade({ method, target, headers }: GuardedRequest): Refusal {
  if (headers.origin === undefined) return 403;
  if (method !== 'GET') return 405;
  return target === '/channel' && headers.upgrade?.toLowerCase() === 'websocket' ? undefined : 400;
}

function timesSent(name: string, rawHeaders: readonly string[]): number {
  return rawHeaders.filter((header, index) => index % 2 === 0 && header.toLowerCase() === name).length;
}
