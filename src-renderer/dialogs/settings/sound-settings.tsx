import { useEffect, useState } from 'react';

import { SelectField } from '../../components/select-field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { changeSettings } from '../../state/change-settings.ts';
import { useStore } from '../../state/store.ts';
import { useStudio } from '../../state/studio.ts';
import styles from './settings-dialog.module.css';
import { words } from './settings.messages.ts';

export function SoundSettings() {
  const text = useText();
  const studio = useStudio();
  const chosen = useStore(studio.settings, (settings) => settings.audioDevice);
  const devices = useOutputs();
  // A device that is unplugged stays chosen: it will be there again.
  const known = devices.some(({ deviceId }) => deviceId === chosen) || chosen === '' ? devices : [...devices, { deviceId: chosen, label: chosen }];
  return (
    <div className={styles['form']}>
      <SelectField
        label={text(words.device)}
        value={chosen}
        options={[
          { value: '', label: text(words.systemDevice) },
          ...known.map(({ deviceId, label }, index) => ({ value: deviceId, label: label === '' ? text(words.unnamedDevice, { number: index + 1 }) : label })),
        ]}
        onChange={(audioDevice) => {
          changeSettings(studio, { audioDevice });
        }}
      />
    </div>
  );
}

function useOutputs(): readonly Pick<MediaDeviceInfo, 'deviceId' | 'label'>[] {
  const [outputs, setOutputs] = useState<readonly Pick<MediaDeviceInfo, 'deviceId' | 'label'>[]>([]);
  useEffect(() => {
    let shown = true;
    const look = async () => {
      const devices = await navigator.mediaDevices.enumerateDevices();
      if (shown) setOutputs(devices.filter(({ kind, deviceId }) => kind === 'audiooutput' && deviceId !== '' && deviceId !== 'default'));
    };
    const changed = () => void look();
    changed();
    navigator.mediaDevices.addEventListener('devicechange', changed);
    return () => {
      shown = false;
      navigator.mediaDevices.removeEventListener('devicechange', changed);
    };
  }, []);
  return outputs;
}
