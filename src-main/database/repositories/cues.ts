import type { Cue } from '../../shared/domain/project-rows.ts';
import type { TableMapping } from './table-mapping.ts';

export const cueMapping: TableMapping<Cue> = {
  table: 'cues',
  columns: ['id', 'file_id', 'file_index', 'part', 'line_id', 'start_sample', 'end_sample', 'text', 'speaker', 'span_start', 'span_end'],
  encode: (row) => [
    row.id,
    row.fileId,
    row.index,
    row.part,
    row.lineId,
    row.startSample,
    row.endSample,
    row.text,
    row.speaker,
    row.span.start,
    row.span.end,
  ],
  decode: (record) => ({
    id: record['id'],
    fileId: record['file_id'],
    index: record['file_index'],
    part: record['part'],
    lineId: record['line_id'],
    startSample: record['start_sample'],
    endSample: record['end_sample'],
    text: record['text'],
    speaker: record['speaker'],
    span: { start: record['span_start'], end: record['span_end'] },
  }),
};
