import { ChevronLeft, ChevronRight, Clock, Ellipsis } from 'lucide-react';
import type { RefObject } from 'react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

import type { Picture } from '../../../src-main/shared/domain/project-rows.ts';
import { DEFAULT_SETTINGS } from '../../../src-main/shared/domain/project-document.ts';
import { frameOfSample, sampleOfFrame, timecodeOfSample } from '../../../src-main/shared/domain/timecode.ts';
import { actionOf } from '../../actions/all-actions.ts';
import { runAction } from '../../actions/run-action.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { MenuButton } from '../../components/menu-button.tsx';
import { TimecodeField } from '../../components/timecode-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { usePositionText } from '../../playback/use-position-text.ts';
import { rememberLayout } from '../../state/change-settings.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import { useDocument } from '../../state/use-document.ts';
import { codecName } from './codec-name.ts';
import { PictureFollower } from './picture-follower.ts';
import { burnsTimecode } from './picture-state.ts';
import { pictureTiming } from './picture-timing.ts';
import styles from './picture-view.module.css';
import { words } from './picture.messages.ts';
import { usePictureSource } from './use-picture-source.ts';

/** The film in step with the timeline, and what can be done with it. */
export function PictureView({ picture }: { readonly picture: Picture }) {
  const text = useText();
  const studio = useStudio();
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const drift = useRef<HTMLSpanElement>(null);
  const settings = useDocument((document) => document.settings.get('project') ?? DEFAULT_SETTINGS);
  const mayEdit = useStore(studio.project.state, (state) => state?.readOnly === false);
  const burns = useStore(studio.settings, ({ layout }) => burnsTimecode(layout));
  const { health, url } = usePictureSource(picture, video);
  const { conform } = settings;
  const timing = useMemo(() => pictureTiming(picture, conform), [picture, conform]);
  const inPicture = useFollower(video, timing, drift, text);
  const run = (id: string) => () => {
    runAction(studio, actionOf(id));
  };
  return (
    <div className={styles['view']} data-picture>
      <div className={styles['toolbar']}>
        <IconButton small label={text(words.back)} icon={<ChevronLeft />} onClick={run('picture.stepFrameBack')} />
        <IconButton small label={text(words.forward)} icon={<ChevronRight />} onClick={run('picture.stepFrame')} />
        <IconButton
          small
          label={text(words.burnTimecode)}
          icon={<Clock />}
          pressed={burns}
          onClick={() => {
            rememberLayout(studio, 'picture.timecode', !burns);
          }}
        />
        <TimecodeField
          inline
          label={text(words.start)}
          frame={frameOfSample(picture.startSample, settings.frameRate)}
          settings={settings}
          disabled={!mayEdit}
          onCommit={(frame) => {
            const changes = { startSample: sampleOfFrame(frame, settings.frameRate) };
            void tell(studio, studio.project.commit([{ name: 'picture.change', arguments: { id: picture.id, changes } }], `picture.start/${picture.id}`));
          }}
        />
        <span ref={drift} className={styles['drift']} />
        <MenuButton
          label={text(words.more)}
          icon={<Ellipsis />}
          entries={[
            { id: 'replace', label: text(words.replace), disabled: !mayEdit, onSelect: run('picture.import') },
            { id: 'find', label: text(words.find), disabled: !mayEdit, onSelect: run('picture.find') },
            'separator',
            { id: 'remove', label: text(words.remove), disabled: !mayEdit, onSelect: run('picture.remove') },
          ]}
        />
      </div>
      <div
        className={styles['screen']}
        tabIndex={0}
        role="img"
        aria-label={text(words.film)}
      >
        {url !== null && <video ref={setVideo} src={url} className={styles['video']} data-shown={inPicture && health === 'fine'} muted playsInline disablePictureInPicture preload="auto" />}
        {burns && health === 'fine' && <BurnedTimecode />}
        {health !== 'fine' && (
          <div className={styles['trouble']} role={health === 'looking' ? undefined : 'status'}>
            <EmptyState message={text(TROUBLE[health], { name: picture.name, codec: codecName(picture.videoCodec) })}>
              {health !== 'looking' && mayEdit && (
                <Button kind="primary" onClick={run(health === 'missing' ? 'picture.find' : 'picture.import')}>
                  {text(health === 'missing' ? words.find : words.replace)}
                </Button>
              )}
            </EmptyState>
          </div>
        )}
      </div>
    </div>
  );
}

const TROUBLE = { looking: words.looking, missing: words.missing, 'cannot-decode': words.cannotDecode, broken: words.broken };

function BurnedTimecode() {
  const settings = useDocument((document) => document.settings.get('project') ?? DEFAULT_SETTINGS);
  const place = useRef<HTMLSpanElement>(null);
  usePositionText(place, useCallback((sample: number) => timecodeOfSample(sample, settings), [settings]));
  return <span ref={place} className={styles['burned']} aria-hidden />;
}

/** @returns whether the film is on where the playhead is */
function useFollower(video: HTMLVideoElement | null, timing: ReturnType<typeof pictureTiming>, drift: RefObject<HTMLSpanElement | null>, text: ReturnType<typeof useText>): boolean {
  const { transport } = useStudio();
  const [inPicture, setInPicture] = useState(false);
  const follower = useRef<PictureFollower | null>(null);
  const latest = useRef(timing);
  useEffect(() => {
    latest.current = timing;
    follower.current?.setTiming(timing);
  }, [timing]);
  useEffect(() => {
    if (!video) return undefined;
    const made = new PictureFollower(video, transport, latest.current, (standing) => {
      setInPicture(standing.inPicture);
      if (!drift.current) return;
      // Written straight to the page, as it changes with every frame.
      const ms = standing.driftMs === null ? null : Math.round(standing.driftMs);
      drift.current.textContent = ms === null ? '' : text(words.drift, { drift: `${ms < 0 ? '−' : '+'}${String(Math.abs(ms))}` });
      drift.current.dataset['tooltip'] = text(words.inStep, { drift: ms ?? 0 });
      drift.current.dataset['off'] = String(ms !== null && Math.abs(ms) > 40);
    });
    follower.current = made;
    return () => {
      follower.current = null;
      made.dispose();
    };
  }, [video, transport, drift, text]);
  return inPicture;
}
