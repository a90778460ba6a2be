import { useEffect, useState } from 'react';

import type { ProjectDocument } from '../../../src-main/shared/domain/project-document.ts';
import { useStudio } from '../../state/studio.ts';

/** Counting ten thousand lines is for a moment without typing. */
const SETTLE_MS = 250;

/** A figure over the whole script that follows it at a distance, so that no edit waits for it. */
export function useSettled<T>(figure: (document: ProjectDocument) => T, first: T): T {
  const { project } = useStudio();
  const [value, setValue] = useState(first);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const count = () => {
      timer = undefined;
      const document = project.state.get()?.document;
      setValue(document ? figure(document) : first);
    };
    const settle = () => {
      timer ??= setTimeout(count, SETTLE_MS);
    };
    // The first count looks at every line: not before the window is there.
    settle();
    const end = project.state.subscribe(settle);
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [project, figure, first]);
  return value;
}
