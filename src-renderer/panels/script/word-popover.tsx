import { Popover } from '@base-ui/react/popover';
import { Volume2 } from 'lucide-react';
import { useRef, useState } from 'react';

import type { ReadingView } from '../../../src-main/shared/contract/views.ts';
import type { Line } from '../../../src-main/shared/domain/project-rows.ts';
import { Button } from '../../components/button.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { useDocument } from '../../state/use-document.ts';
import { readPhones } from '../../../src-main/shared/phonetics/arpabet.ts';
import { hearWord, phonesOfSpelling, respell, respellEverywhere, withoutOverride } from './respell.ts';
import type { RespellScope } from './respell.ts';
import { words } from './script.messages.ts';
import { scriptViewOf } from './script-view.ts';
import styles from './word-popover.module.css';

interface WordPopoverProps {
  readonly line: Line;
  /** The text that the reading is of. */
  readonly text: string;
  readonly word: ReadingView['words'][number];
  readonly anchor: () => Element | null;
  readonly onClose: () => void;
}

/** How one word is said: readings that are known, phones or a sounds-like spelling of one's own, and how far it goes. */
export function WordPopover({ line, text: readText, word, anchor, onClose }: WordPopoverProps) {
  const studio = useStudio();
  const text = useText();
  const view = scriptViewOf(studio);
  const language = useDocument((document) => document.settings.get('project')?.language ?? 'en-US');
  const [written, setWritten] = useState(word.phones.join(' '));
  const [soundsLike, setSoundsLike] = useState('');
  /** The spelling whose phones are waited for; an answer to an earlier one comes too late. */
  const asked = useRef('');
  const known = [word.phones, ...word.alternatives];
  const read = readPhones(written);
  const problem = 'unknown' in read ? text(words.unknownPhone, { symbol: read.unknown }) : read.phones.length === 0 ? text(words.noPhones) : undefined;
  const phones = problem === undefined && 'phones' in read ? read.phones : null;

  const use = (scope: RespellScope) => {
    if (!phones) return;
    onClose();
    void tell(
      studio,
      (async () => {
        await view.drafts.flush(line.id);
        const spelled = readText.slice(word.span.start, word.span.end);
        if (scope === 'once') await studio.project.commit([respell(studio.project.state.get()?.document.lines.get(line.id) ?? line, word.span, phones)]);
        else await respellEverywhere(studio, { scope, word: spelled, phones, language });
        if (scope === 'always') view.globalWords.set((count) => count + 1);
      })(),
    );
  };
  return (
    <Popover.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Popover.Portal>
        <Popover.Positioner className={styles['positioner']} anchor={anchor} align="start" side="bottom" sideOffset={4} collisionPadding={8}>
          <Popover.Popup
            className={styles['popup']}
            finalFocus={() => (anchor() instanceof HTMLElement ? (anchor() as HTMLElement) : true)}
            onKeyDown={(event) => {
              event.stopPropagation();
            }}
          >
            <Popover.Title className={styles['title']}>{text(words.howToSay, { word: word.spoken })}</Popover.Title>
            {known.length > 1 && (
              <div role="group" aria-label={text(words.known)} className={styles['known']}>
                {known.map((alternative) => (
                  <button
                    key={alternative.join(' ')}
                    type="button"
                    className={styles['choice']}
                    aria-pressed={alternative.join(' ') === phones?.join(' ')}
                    onClick={() => {
                      setWritten(alternative.join(' '));
                      void tell(studio, hearWord(studio, line.id, word.spoken, alternative));
                    }}
                  >
                    {alternative.join(' ').toLowerCase()}
                    {alternative === word.phones && <span className={styles['present']}>{text(words.present)}</span>}
                  </button>
                ))}
              </div>
            )}
            <TextField
              label={text(words.soundsLike)}
              placeholder={text(words.soundsLikeHint)}
              value={soundsLike}
              onChange={(spelling) => {
                setSoundsLike(spelling);
                asked.current = spelling;
                void phonesOfSpelling(studio, line.id, spelling).then((found) => {
                  if (found !== null && asked.current === spelling) setWritten(found.join(' '));
                });
              }}
            />
            <div className={styles['phones']}>
              <TextField
                label={text(words.phonesField)}
                value={written}
                problem={problem}
                onChange={(phonesWritten) => {
                  setWritten(phonesWritten);
                }}
                onKeyDown={(event) => {
                  if (event.key === 'Enter' && !event.nativeEvent.isComposing) use('once');
                }}
              />
              <IconButton
                label={text(words.listen)}
                icon={<Volume2 />}
                disabled={!phones}
                onClick={() => {
                  if (phones) void tell(studio, hearWord(studio, line.id, word.spoken, phones));
                }}
              />
            </div>
            <div className={styles['uses']}>
              <Button disabled={!phones || line.locked} data-tooltip={text(words.useOnceHint)} onClick={() => { use('once'); }}>
                {text(words.useOnce)}
              </Button>
              <Button disabled={!phones} data-tooltip={text(words.useProjectHint)} onClick={() => { use('project'); }}>
                {text(words.useProject)}
              </Button>
              <Button disabled={!phones} data-tooltip={text(words.useAlwaysHint)} onClick={() => { use('always'); }}>
                {text(words.useAlways)}
              </Button>
            </div>
            {word.source === 'override' && (
              <Button
                kind="plain"
                disabled={line.locked}
                onClick={() => {
                  onClose();
                  void tell(studio, studio.project.commit([withoutOverride(line, word.span)]));
                }}
              >
                {text(words.backToOwn)}
              </Button>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
