/** A request for a media URL, freed of the shell it came through. */
export interface MediaRequest {
  readonly method: string;
  /** Path of the URL as it stood there, still percent-encoded, without query. */
  readonly path: string;
  /** The `Range` header, if any. */
  readonly range: string | undefined;
}

export interface MediaResponse {
  readonly status: 200 | 206 | 400 | 404 | 405 | 416;
  readonly headers: Readonly<Record<string, string>>;
  /** Absent for HEAD and for failures. */
  readonly body?: AsyncIterable<Uint8Array>;
}

/** Answers media URLs; any shell can serve it. Never rejects: what is asked wrongly is a status. */
export type ServeMedia = (request: MediaRequest) => Promise<MediaResponse>;
