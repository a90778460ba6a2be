import { takeDetail } from '../shared/contract/views.ts';
import type { TakeDetail } from '../shared/contract/views.ts';
import type { Connection, SqlRecord } from './connection.ts';
import { jsonOf } from './repositories/table-mapping.ts';

/** When everything in a take sounds: words and phones as JSON, F0 as float32. Kept beside the document, never undone. */
export class TakeDetails {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  put(takeId: string, detail: TakeDetail): void {
    this.#connection
      .prepare('INSERT OR REPLACE INTO take_details (take_id, words, phones, frame_ms, f0_hz, created_at_ms) VALUES (?, ?, ?, ?, ?, ?)')
      .run(
        takeId,
        JSON.stringify(detail.words),
        JSON.stringify(detail.phones),
        detail.frameMs,
        new Uint8Array(Float32Array.from(detail.f0Hz).buffer),
        Date.now(),
      );
  }

  /** Undefined for a take without one, and for one that the file no longer holds whole. */
  get(takeId: string): TakeDetail | undefined {
    const record = this.#connection.prepare<[string], SqlRecord>('SELECT words, phones, frame_ms, f0_hz FROM take_details WHERE take_id = ?').get(takeId);
    if (!record) return undefined;
    const f0Bytes = record['f0_hz'];
    if (!(f0Bytes instanceof Uint8Array) || f0Bytes.length % 4 !== 0) return undefined;
    const f0Hz = new Float32Array(f0Bytes.length / 4);
    new Uint8Array(f0Hz.buffer).set(f0Bytes);
    const detail = takeDetail.safeParse({ words: jsonOf(record['words']), phones: jsonOf(record['phones']), frameMs: record['frame_ms'], f0Hz: [...f0Hz] });
    return detail.success ? detail.data : undefined;
  }
}
