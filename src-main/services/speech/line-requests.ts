import type { SpeakRequest } from '../../engine/process/protocol.ts';
import type { Lexicon } from '../../engine/text/reading.ts';
import { deliveryOf } from '../../shared/domain/delivery-of.ts';
import type { DrawnDelivery } from '../../shared/domain/drawn-delivery.ts';
import type { ProjectDocument } from '../../shared/domain/project-document.ts';
import type { Line, LexiconEntry } from '../../shared/domain/project-rows.ts';
import { rebaseSpans } from '../../shared/domain/rebase-spans.ts';
import { msOfSamples } from '../../shared/domain/time.ts';
import { placedLines } from '../../shared/fit/lines-to-fit.ts';
import { roomBehind } from '../../shared/fit/plan-chain.ts';
import { VoxloomError } from '../../shared/domain/voxloom-error.ts';
import type { LineDraft } from './speech-service.ts';

/** Turns lines of a document into what the engine is asked. */
export class LineRequests {
  readonly #globalLexicon: () => readonly LexiconEntry[];
  #lexicon: { readonly own: ProjectDocument['lexicon']; readonly global: readonly LexiconEntry[]; readonly language: string; readonly words: Lexicon } | undefined;

  constructor(globalLexicon: () => readonly LexiconEntry[]) {
    this.#globalLexicon = globalLexicon;
  }

  /**
   * A line as it would be with a draft's edits.
   * @param slot whether the line is fitted into the slot it has
   * @throws VoxloomError `edit.refused` when the line or its character is gone
   */
  request(document: ProjectDocument, draft: LineDraft, slot: 'fitted' | 'free' = 'fitted'): SpeakRequest {
    const line = document.lines.get(draft.lineId);
    if (!line) throw new VoxloomError('edit.refused', 'This line is no longer in the script.');
    const fit = slot === 'fitted' && line.slot && { slotMs: msOfSamples(line.slot.endSample - line.slot.startSample), borrowMs: borrowOf(document, line.id) };
    const overrides = rebaseSpans(line.overrides, line.text, draft.text ?? line.text);
    return {
      ...this.voiced(document, voiceOf(document, line), draft.text ?? line.text, draft.delivery ?? deliveryOf(document, line.id), draft.seed ?? line.seed),
      ...(overrides.length > 0 && { overrides }),
      ...fit,
    };
  }

  /** A text that is no line. */
  voiced(document: ProjectDocument, voice: string, text: string, { drawing, ...delivery }: DrawnDelivery, seed: number): SpeakRequest {
    const lexicon = this.#lexiconOf(document);
    return { voice, text, delivery, seed, ...(drawing && { drawing }), ...(lexicon.size > 0 && { lexicon }) };
  }

  /** The same map for as long as nothing in it changes. */
  #lexiconOf(document: ProjectDocument): Lexicon {
    const global = this.#globalLexicon();
    const own = document.lexicon;
    const language = languageOf(document.settings.get('project')?.language ?? 'en');
    const known = this.#lexicon;
    if (known?.own === own && known.global === global && known.language === language) return known.words;
    const entries = [...global, ...own.values()].filter((entry) => languageOf(entry.language) === language);
    const words = new Map(entries.map(({ word, phones }) => [word, phones]));
    this.#lexicon = { own, global, language, words };
    return words;
  }
}

function voiceOf(document: ProjectDocument, line: Line): string {
  const character = document.characters.get(line.characterId);
  if (!character) throw new VoxloomError('edit.refused', 'The character of this line is no longer in the cast.');
  return character.voiceId;
}

function languageOf(tag: string): string {
  return tag.split('-')[0]?.toLowerCase() ?? '';
}

/** Time after the slot in which no other line has to begin. */
function borrowOf(document: ProjectDocument, lineId: string): number {
  const placed = placedLines(document).get(lineId);
  return placed ? msOfSamples(roomBehind(placed)) : 0;
}
