import licences from '../../../docs/licences.md?raw';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { useText } from '../../i18n/use-text.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import styles from './about-dialog.module.css';
import { words } from './about.messages.ts';
import { licenceRows } from './licence-rows.ts';

/** What the program is, whose voices it has and what it is made of, under which licences. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const studio = useStudio();
  const voices = useStore(studio.voices, (present) => present);
  return (
    <DialogFrame title={text(words.title)} onClose={onClose} readOnly>
      <p>{text(words.what)}</p>
      <p className={styles['quiet']}>{text(words.licence)}</p>
      <h2 className={styles['heading']}>{text(words.voices)}</h2>
      <ul>
        {voices.map((voice) => (
          <li key={voice.id} className={styles['voice']}>
            <span>{voice.name}</span>
            <span className={styles['quiet']}>{voice.language}</span>
            <span className={styles['quiet']}>{voice.licence}</span>
          </li>
        ))}
      </ul>
      <h2 className={styles['heading']}>{text(words.madeOf)}</h2>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{text(words.package)}</th>
            <th scope="col">{text(words.version)}</th>
            <th scope="col">{text(words.itsLicence)}</th>
          </tr>
        </thead>
        <tbody>
          {licenceRows(licences).map(([name, version, licence]) => (
            <tr key={`${name}@${version}`}>
              <td>{name}</td>
              <td>{version}</td>
              <td>{licence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </DialogFrame>
  );
}
