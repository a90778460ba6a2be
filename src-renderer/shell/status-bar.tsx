import { useStore } from '../state/store.ts';
import { useStudio } from '../state/studio.ts';
import styles from './status-bar.module.css';

export function StatusBar() {
  const studio = useStudio();
  const voice = useStore(studio.engine, (engine) => engine?.voice ?? '');
  return <footer className={styles['bar']}>{voice}</footer>;
}
