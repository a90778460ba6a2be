import { useState } from 'react';

import type { Track } from '../../src-main/shared/domain/project-rows.ts';
import { useText } from '../i18n/use-text.ts';
import { useStudio } from '../state/studio.ts';
import { tell } from '../state/tell.ts';
import { NameField } from './name-field.tsx';
import { timelineStateOf } from './timeline-state.ts';
import { words } from './timeline.messages.ts';

export function TrackNameField({ track }: { readonly track: Track }) {
  const text = useText();
  const studio = useStudio();
  const [label] = useState(text(words.trackName));
  return (
    <NameField
      label={label}
      name={track.name}
      maxLength={100}
      onDone={(name) => {
        timelineStateOf(studio).renamingTrackId.set(null);
        if (name !== null && name !== '') void tell(studio, studio.project.commit([{ name: 'track.change', arguments: { id: track.id, changes: { name } } }]));
      }}
    />
  );
}
