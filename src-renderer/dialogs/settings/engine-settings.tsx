import { useEffect, useState } from 'react';

import type { RequestOutput } from '../../../src-main/shared/contract/contract.ts';
import type { ProviderView } from '../../../src-main/shared/contract/views.ts';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import { tell } from '../../state/tell.ts';
import styles from './settings-dialog.module.css';
import { words } from './settings.messages.ts';

type Measured = RequestOutput<'engine.benchmark'>;

/** Where the models run, of what this machine has, and how fast. */
export function EngineSettings() {
  const text = useText();
  const studio = useStudio();
  const provider = useStore(studio.settings, (settings) => settings.provider);
  const [providers, setProviders] = useState<readonly ProviderView[]>([]);
  const [measured, setMeasured] = useState<Measured | 'busy' | null>(null);
  useEffect(() => {
    void tell(
      studio,
      studio.connection.request('engine.providers', {}).then((found) => {
        setProviders(found.providers);
      }),
    );
  }, [studio]);
  const measure = async () => {
    setMeasured('busy');
    try {
      setMeasured(await studio.connection.request('engine.benchmark', { provider }));
    } catch (error) {
      setMeasured(null);
      throw error;
    }
  };
  return (
    <div className={styles['form']}>
      <SelectField
        label={text(words.provider)}
        value={provider}
        options={(providers.length === 0 ? [{ id: provider, available: true }] : providers).map(({ id, available }) => ({ value: id, label: text(words[id]), disabled: !available }))}
        onChange={(chosen) => {
          setMeasured(null);
          changeSettings(studio, { provider: chosen });
        }}
      />
      {providers.length === 0 && <p className={styles['quiet']}>{text(words.lookingForProviders)}</p>}
      <ul>
        {providers.flatMap(({ id, fault }) =>
          fault === undefined
            ? []
            : [
                <li key={id} className={styles['quiet']}>
                  {text(words.unusable, { provider: text(words[id]), reason: text(words[fault]) })}
                </li>,
              ],
        )}
      </ul>
      <div>
        <Button disabled={measured === 'busy'} onClick={() => void tell(studio, measure())}>
          {text(measured === 'busy' ? words.measuring : words.measure)}
        </Button>
      </div>
      <p role="status">
        {measured !== null && measured !== 'busy'
          ? text(words.measured, { factor: measured.realTimeFactor.toFixed(1), first: Math.round(measured.firstSoundMs), lines: measured.lines })
          : ''}
      </p>
    </div>
  );
}
