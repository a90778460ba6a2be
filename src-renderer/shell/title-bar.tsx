import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import styles from './title-bar.module.css';

export function TitleBar() {
  const studio = useStudio();
  const title = useStore(studio.project.state, (state) => state?.document.settings.get('project')?.title ?? '');
  return (
    <header className={styles['bar']}>
      <h1 className={styles['title']}>{title}</h1>
    </header>
  );
}
