import { access } from 'node:fs/promises';

import type { GateFinding, GateReport } from '../../shared/contract/gate-views.ts';
import type { ExportSpec, VoiceView } from '../../shared/contract/views.ts';
import { checkDocument } from '../../shared/gate/check-document.ts';
import { linesInOrder } from '../../shared/domain/in-order.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { SoundReader } from '../../shared/mix/mix-block.ts';
import { clippedLines, type PeakReader } from './clipped-lines.ts';
import { measureMix } from './measure-mix.ts';
import { checkMeasures } from './check-measures.ts';

/** What the gate needs to know of an open project. */
export interface GateSource {
  readonly document: ProjectDocument;
  readonly sounds: SoundReader;
  readonly peaks: PeakReader;
  /** How many samples of quiet a take has before its first word; 0 where nothing is known of it. */
  readonly quietOf: (takeId: string) => number;
  /** Why lines could not be rendered, by line. */
  readonly failed: ReadonlyMap<string, string>;
  readonly voices: readonly VoiceView[];
}

const RANK = { note: 0, warn: 1, block: 2 } as const;

/**
 * Everything that stands against a delivery.
 * @param spec what is to be delivered; null for the project as it is
 * @param measures whether the mix is measured, which takes a share of the time that exporting takes; never without a spec
 */
export async function checkGate(source: GateSource, spec: ExportSpec | null, measures: boolean, signal: AbortSignal): Promise<GateReport> {
  const { document, voices } = source;
  const known = new Set(voices.map(({ id }) => id));
  const measured = spec && measures ? await measureMix(document, source.sounds, spec, signal) : null;
  const findings = [
    ...checkDocument(document, { failed: source.failed, voices: known, quietOf: source.quietOf }),
    ...clippedLines(document, source.peaks),
    ...(spec && measured ? checkMeasures(measured, spec) : []),
    ...(await checkPicture(document, spec)),
    ...checkLicences(document, voices),
  ];
  const numbers = new Map(linesInOrder(document).map(({ id }, index) => [id, index]));
  const place = ({ lineId }: GateFinding): number => (lineId === null ? -1 : (numbers.get(lineId) ?? -1));
  findings.sort((a, b) => place(a) - place(b) || RANK[b.level] - RANK[a.level]);
  return {
    title: document.settings.get('project')?.title ?? '',
    checkedAtMs: Date.now(),
    level: findings.reduce<GateFinding['level']>((worst, { level }) => (RANK[level] > RANK[worst] ? level : worst), 'note'),
    findings,
    measures: measured,
    voices: voicesUsed(document, voices),
  };
}

async function checkPicture(document: ProjectDocument, spec: ExportSpec | null): Promise<GateFinding[]> {
  const [picture] = document.pictures.values();
  if (!picture) return [];
  const isThere = await access(picture.path).then(
    () => true,
    () => false,
  );
  return isThere ? [] : [{ code: 'picture-missing', level: spec?.what === 'video' ? 'block' : 'warn', lineId: null, atSample: null, values: { path: picture.path } }];
}

/** Licences that ask for a credit, or for works made with them to be shared alike. */
function checkLicences(document: ProjectDocument, voices: readonly VoiceView[]): GateFinding[] {
  return voicesUsed(document, voices).flatMap(({ voiceId, name, licence }): GateFinding[] => {
    if (licence === '' || !/^(?:cc0|public domain|mit\b)/i.test(licence)) {
      return [{ code: 'voice-licence', level: 'warn', lineId: null, atSample: null, values: { voice: name === '' ? voiceId : name, licence: licence === '' ? 'unknown' : licence } }];
    }
    return [];
  });
}

function voicesUsed(document: ProjectDocument, voices: readonly VoiceView[]): GateReport['voices'] {
  const lines = new Map<string, number>();
  for (const { characterId } of document.lines.values()) {
    const voiceId = document.characters.get(characterId)?.voiceId ?? '';
    lines.set(voiceId, (lines.get(voiceId) ?? 0) + 1);
  }
  return [...lines].map(([voiceId, count]) => {
    const voice = voices.find(({ id }) => id === voiceId);
    return { voiceId, name: voice?.name ?? voiceId, licence: voice?.licence ?? '', lines: count };
  });
}
